import * as z from "zod";
import { cursor, instant } from "./identifiers.ts";

/** Where an endpoint is to be. */
export const endpointUrl = z.url().max(500);

/** The secret that an endpoint's deliveries are signed with. */
export const webhookSecret = z.string().describe("Standard Webhooks secret, whsec_…");

/** An endpoint that events are delivered to, and whether they arrive. */
export const endpoint = z.strictObject({
  url: z.url().nullable(),
  status: z.enum(["unset", "enabled", "disabled"]),
  disabledAt: instant.nullable(),
  disabledBecause: z.string().nullable(),
  failingSince: instant.nullable().describe("since when no delivery was taken; null where the last one was"),
  nextTryAt: instant.nullable().describe("when a failing endpoint is tried next"),
});

/** What became of a try, or of a delivery. */
export const deliveryStates = [
  "delivered",
  "waiting",
  "retried",
  "failed",
  "superseded",
  "disabled",
  "untried",
] as const;

/** One of {@link deliveryStates}. */
export type DeliveryState = (typeof deliveryStates)[number];

/** What became of one try. */
const tryState = z
  .enum(["delivered", "waiting", "retried", "failed", "superseded", "disabled"])
  .describe(
    "`delivered`: the endpoint took it; `waiting`: it is tried again; `retried`: a later try says what came of it; `failed`: given up; `superseded`: a replay took its place; `disabled`: the endpoint was disabled first",
  );

/** One try to deliver an event. */
export const delivery = z.strictObject({
  eventId: z.string(),
  state: tryState,
  attempt: z.int().min(1).describe("1 is the first"),
  at: instant,
  delivered: z.boolean(),
  result: z.string().describe("the HTTP status as `status-204`, or `unreachable`, or `target-refused`"),
  answer: z
    .string()
    .nullable()
    .describe("the first 256 bytes of an answer that was not 2xx, where it was text"),
  durationMs: z.int().min(0),
  nextTryAt: instant.nullable().describe("null where this event is not tried again"),
});

/** A page of the tries for an endpoint, newest first. */
export const deliveryPage = z.strictObject({ deliveries: z.array(delivery), cursor: cursor.nullable() });
