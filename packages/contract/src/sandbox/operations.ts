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
    returns: sandboxView,
  }),
  registerInSandbox: operation({
    name: "register-in-sandbox",
    method: "POST",
    command: "none",
    path: "/sandbox/v1/partners",
    audience: "public",
    summary: "Register your system by its public key; the same key is the same partner",
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
    returns: resetView,
  }),
} as const;
