import type { Calendar } from "../../clock/calendar.ts";
import type { Instant } from "../../clock/instant.ts";
import { type Refused, refused } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { type AcceptedDue, type Case, enter } from "../case.ts";
import { actorOf, type Decision, decided, dueFrom, heldBy, startingFrom } from "../decision.ts";

/** Accepts a claimed case (受理, 行政许可法 art 32): the promise and the statutory clock start. */
export const accept = (kase: Case, staff: Staff, calendar: Calendar, now: Instant): Decision => {
  const start = startingFrom(kase, ["claimed"]);
  if (start.kind === "refused") return start;
  const denied = heldBy(start.kase, staff.id, now);
  if (denied) return denied;
  if (kase.caseType === "instant") return refused("instant-matter");
  const clocks = acceptedDueOf(kase, calendar, now);
  if (clocks.kind === "refused") return clocks;
  const { due } = clocks;
  const stage = { status: "accepted", holder: staff.id, acceptedAt: now, acceptedDue: due } as const;
  return decided(kase, enter(kase, stage, due.promised), actorOf(staff), now, { type: "CaseAccepted", due });
};

/** When an acceptance at `now` is due, by promise and by law; an instant matter keeps the due of its receipt. */
export const acceptedDueOf = (
  kase: Case,
  calendar: Calendar,
  now: Instant,
): { readonly kind: "due"; readonly due: AcceptedDue } | Refused => {
  const promised =
    kase.caseType === "instant"
      ? ({ kind: "due", due: kase.due } as const)
      : dueFrom("promise", now, kase.limits.promised, kase, calendar);
  if (promised.kind === "refused") return promised;
  if (!kase.limits.statutory) return { kind: "due", due: { promised: promised.due } };
  const statutory = dueFrom("promise", now, kase.limits.statutory, kase, calendar);
  if (statutory.kind === "refused") return statutory;
  return { kind: "due", due: { promised: promised.due, statutory: statutory.due } };
};
