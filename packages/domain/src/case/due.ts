import type { Standard } from "../agreement/agreement.ts";
import { dueAt } from "../clock/due.ts";
import type { Instant } from "../clock/instant.ts";
import type { Limit } from "../clock/limit.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { AcceptedDue, Case, ClockName, Due } from "./case.ts";
import type { Moment } from "./transition.ts";

type Found<T> = { readonly kind: "found"; readonly value: T } | Refusal;

/** When a clock that starts now with this limit runs out, or a refusal where the calendar does not reach that far. */
export const dueFrom = <C extends ClockName>(
  clock: C,
  limit: Limit,
  { hours }: Pick<Standard, "hours">,
  { now, calendar }: Moment,
): Found<Due<C>> => {
  const answer = dueAt(calendar, now, limit, hours);
  return answer.ok
    ? { kind: "found", value: { clock, at: answer.due, provisional: answer.provisional } }
    : beyond(answer);
};

/** Until when a claim that is made now is reserved for its holder (working time, by the standard). */
export const leaseEndFrom = ({ lease, hours }: Standard, { now, calendar }: Moment): Found<Instant> => {
  const answer = dueAt(calendar, now, lease, hours);
  return answer.ok ? { kind: "found", value: answer.due } : beyond(answer);
};

/** When an acceptance now is due, by promise and by law; an instant matter keeps the due of its receipt. */
export const acceptedDueFrom = ({ origin, due }: Case, moment: Moment): Found<AcceptedDue> => {
  const { limits, standard, caseType } = origin;
  const promised =
    caseType === "instant"
      ? found({ ...due, clock: "promise" as const })
      : dueFrom("promise", limits.promised, standard, moment);
  if (promised.kind === "refusal") return promised;
  if (!limits.statutory) return found({ promised: promised.value });
  const statutory = dueFrom("statute", limits.statutory, standard, moment);
  if (statutory.kind === "refusal") return statutory;
  return found({ promised: promised.value, statutory: statutory.value });
};

const found = <T>(value: T): { readonly kind: "found"; readonly value: T } => ({ kind: "found", value });

const beyond = ({ year }: { readonly year: number }): Refusal =>
  refusal("due-date-beyond-calendar", { year });
