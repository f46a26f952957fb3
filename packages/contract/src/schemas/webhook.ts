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

/** One try to deliver an event. */
export const delivery = z.strictObject({
  eventId: z.string(),
  attempt: z.int().min(1).describe("1 is the first"),
  at: instant,
  delivered: z.boolean(),
  result: z.string().describe("the HTTP status as `status-204`, or `unreachable`, or `target-refused`"),
  durationMs: z.int().min(0),
  nextTryAt: instant.nullable().describe("null where this event is not tried again"),
});

/** A page of the tries for an endpoint, newest first. */
export const deliveryPage = z.strictObject({ deliveries: z.array(delivery), cursor: cursor.nullable() });
