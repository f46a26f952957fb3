import type { Standard } from "../agreement/agreement.ts";
import { dueAt } from "../clock/due.ts";
import type { Instant } from "../clock/instant.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { Moment } from "./moment.ts";

/** Until when a claim that is made now is reserved for its holder (working time, by the standard); it is no clock: nobody is late by it. */
export const leaseEndFrom = (
  { lease, hours }: Standard,
  { now, calendar }: Moment,
): { readonly kind: "found"; readonly value: Instant } | Refusal => {
  const answer = dueAt(calendar, now, lease, hours);
  return answer.ok
    ? { kind: "found", value: answer.due }
    : refusal("due-date-beyond-calendar", { year: answer.year });
};
