import { operation } from "../operation.ts";
import {
  clockMove,
  clockView,
  faultOrder,
  faultView,
  registration,
  resetView,
  sandboxPartner,
  sandboxView,
} from "./schemas.ts";

/** Operations of a sandbox, which production does not have. */
export const sandboxOperations = {
  showSandbox: operation({
    name: "show-sandbox",
    method: "GET",
    path: "/sandbox/v1",
    audience: "public",
    summary: "What the sandbox is: magic words, limits",
    description:
      "Each word stands in an application's `externalRef` behind `magicPrefix`, such as `magic-refuse-1`, and says what the window does with the case. In Chinese or English, by Accept-Language.",
    returns: sandboxView,
  }),
  registerInSandbox: operation({
    name: "register-in-sandbox",
    method: "POST",
    command: "none",
    path: "/sandbox/v1/partners",
    audience: "public",
    summary: "Register your system by its public key; the same key is the same partner",
    description:
      "Anyone may, without a signature. Make a key pair, send its public half and sign with the private one: your id follows from the key. The answer has applications that can be submitted as they are, with the files that they declare. Registrations are limited by network address and day; a key that is registered is answered as it is and not counted. Who sends no signed request for `expiresAfterDays` is forgotten, with keys and cases, and may register again.",
    body: registration,
    returns: sandboxPartner,
    status: 201,
    refusals: ["key-unreadable"],
  }),
  moveClock: operation({
    name: "move-clock",
    method: "POST",
    path: "/sandbox/v1/clock",
    audience: "partner",
    summary: "Move the time of your cases on; what falls due on the way happens, each thing at its own time",
    description:
      "Deadlines pass, reminders are sent, the window goes on as its magic word says. Your signatures, webhooks and rates keep the real time. The clock only goes forwards, 1,096 days in all, until you reset. `PT0S` only asks what time it is for your cases. A move that comes to more than one call does says `finished: false`: send the same request again, with the same Idempotency-Key.",
    body: clockMove,
    returns: clockView,
  }),
  forceFault: operation({
    name: "force-fault",
    method: "POST",
    command: "none",
    path: "/sandbox/v1/faults",
    audience: "partner",
    summary: "Let your next requests fail (429, 503, slowly), or the next deliveries to your webhook",
    description:
      "A fault takes the place of the one of its kind (of requests, or of deliveries) and is over after ten minutes, whatever is left. The paths of the sandbox itself meet none. A forced 429 has `Retry-After` and the fields of RateLimit, as a real one; the log of deliveries shows a forced result as `forced-…`.",
    body: faultOrder,
    returns: faultView,
  }),
  resetSandbox: operation({
    name: "reset-sandbox",
    method: "POST",
    command: "none",
    path: "/sandbox/v1/reset",
    audience: "partner",
    summary: "Forget your cases, feed, webhook, clock and faults; you start again with the same key",
    description:
      "What you registered stays: id, key, region. A case that is under way in this moment may leave a trace in the counters, which keep what was counted. Where `finished` is false there is more than one call erases: send the request again.",
    returns: resetView,
  }),
} as const;
