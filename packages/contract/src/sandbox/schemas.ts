import { keyAlgorithms } from "@tongban/domain";
import * as z from "zod";
import { application } from "../schemas/application.ts";
import { instant, matterId, partnerId, regionCode, visibleName } from "../schemas/identifiers.ts";
import { keyId } from "../schemas/registry.ts";

/** What somebody registers themselves with. */
export const registration = z.strictObject({
  name: visibleName(40).describe("what your system is called"),
  publicKeyPem: z.string().min(1).max(2000).describe("SPKI as PEM; never the private half"),
  algorithm: z.enum(keyAlgorithms).default("ed25519"),
  language: z.enum(["zh-CN", "en"]).optional().describe("what the answer is worded in; else Accept-Language"),
});

/** A matter that can be submitted at once. */
const sample = z.strictObject({
  matter: matterId,
  title: z.string(),
  application: application.describe(
    "ready to be sent to POST /v1/cases; change `externalRef` to send another",
  ),
  files: z
    .array(z.strictObject({ title: z.string(), mediaType: z.string(), base64: z.string() }))
    .describe("the files that its materials declare by their digests"),
});

/** A partner of the sandbox. */
export const sandboxPartner = z.strictObject({
  partnerId,
  keyId: keyId.describe("goes into the signature's `keyid`"),
  source: regionCode.describe("the region that you submit for"),
  handling: regionCode.describe("the region whose window answers"),
  expiresAfterDays: z
    .int()
    .describe("days without a signed request after which you are forgotten with your keys and cases"),
  next: z.string().describe("what to do first, in words"),
  matters: z.array(sample),
});

/** How far to move a clock: weeks, days, hours, minutes (ISO 8601), such as `P3D` or `PT90M`; `PT0S` only asks what time it is. */
const duration = z
  .string()
  .max(20)
  .regex(
    /^P(?=.)(\d{1,4}W)?(\d{1,5}D)?(T(?=.)(\d{1,5}H)?(\d{1,6}M)?(\d{1,7}S)?)?$/,
    "write it as P3D or PT90M",
  );

/** A move of a partner's clock. */
export const clockMove = z.strictObject({
  forward: duration.describe("how far, such as `P3D` or `PT90M`; only forwards"),
});

/** What time it is for a partner's cases. */
export const clockView = z.strictObject({
  now: instant.describe("what time it is for your cases; signatures keep the real time"),
  movedSeconds: z.int().describe("how far that is ahead of the real time"),
  fired: z.int().describe("timers that fell due on the way, each at its own time"),
  finished: z
    .boolean()
    .describe(
      "false: more fell due than one call does; send the same request again, with the same Idempotency-Key",
    ),
});

/** Faults that requests can meet. */
export const requestFaults = ["too-many-requests", "unavailable", "slow"] as const;

/** One of {@link requestFaults}. */
export type RequestFault = (typeof requestFaults)[number];

/** Faults that deliveries to a webhook can meet; the log of deliveries shows each as `forced-…`. */
export const deliveryFaults = [
  "webhook-error",
  "webhook-timeout",
  "webhook-slow",
  "webhook-duplicate",
  "webhook-out-of-order",
] as const;

/** One of {@link deliveryFaults}. */
export type DeliveryFault = (typeof deliveryFaults)[number];

/** A fault that a partner forces on its own next requests, or on the next deliveries to its webhook. */
export const faultOrder = z.strictObject({
  fault: z
    .enum([...requestFaults, ...deliveryFaults])
    .describe(
      "of requests: 429 with Retry-After; 503; or an answer that is late. Of deliveries: as if your endpoint answered 500, or not in time (it is not asked); sent late; sent twice; or sent after what follows",
    ),
  requests: z
    .int()
    .min(0)
    .max(100)
    .describe("how many of your next requests, or deliveries, meet it; 0: none any more"),
  seconds: z.int().min(1).max(20).default(5).describe("how long a slow one takes"),
});

/** A fault that was forced. */
export const faultView = faultOrder.extend({ until: instant.describe("it is over then, whatever is left") });

/** What a reset came to. */
export const resetView = z.strictObject({
  cases: z.int().describe("cases that are gone"),
  finished: z.boolean().describe("false: there is more than one call erases; send the request again"),
});

/** What the sandbox is. */
export const sandboxView = z.strictObject({
  summary: z.string(),
  magicPrefix: z.string().describe("what comes before a word in `externalRef`"),
  magicWords: z.array(z.strictObject({ word: z.string(), example: z.string(), happens: z.string() })),
  limits: z.record(z.string(), z.number()).describe("by what they bound, with the unit in the name"),
});
