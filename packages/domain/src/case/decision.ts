import type { Calendar } from "../clock/calendar.ts";
import { dueAt } from "../clock/due.ts";
import type { Instant } from "../clock/instant.ts";
import type { Limit } from "../clock/limit.ts";
import type { StaffId } from "../ids.ts";
import { type RefusalCode, type Refused, refused } from "../refusal.ts";
import type { Staff } from "../staff.ts";
import type { Case, CaseIn, CaseStatus, Due } from "./case.ts";
import type { Actor, CaseEvent, CaseEventDetail } from "./event.ts";

/** A command that went through: the case after it and the events that say so. Nothing is saved yet. */
export type Decided = {
  readonly kind: "decided";
  readonly next: Case;
  readonly events: readonly CaseEvent[];
};

/** What every decision answers. */
export type Decision = Decided | Refused;

/** One event that leads to `next`. */
export const decided = (
  before: Case,
  next: Case,
  actor: Actor,
  at: Instant,
  detail: CaseEventDetail,
): Decided => ({
  kind: "decided",
  next,
  events: [{ n: next.version, at, actor, before: before.status, after: next.status, ...detail }],
});

/** The refusal for a case whose status is past the one that a command may start from. */
const pastStatus: Record<CaseStatus, RefusalCode> = {
  submitted: "not-yet-routed",
  routed: "not-claimed",
  claimed: "not-accepted",
  accepted: "already-accepted",
  decided: "already-decided",
  closed: "already-acknowledged",
  declined: "already-declined",
  withdrawn: "already-withdrawn",
};

/** Narrows a case to the statuses that a transition declares, or says why it is in none of them. */
export const startingFrom = <S extends CaseStatus>(
  kase: Case,
  statuses: readonly S[],
): { readonly kind: "allowed"; readonly kase: CaseIn<S> } | Refused =>
  isIn(kase, statuses)
    ? { kind: "allowed", kase }
    : refused(pastStatus[kase.status], { status: kase.status, allowedFrom: statuses });

const isIn = <S extends CaseStatus>(kase: Case, statuses: readonly S[]): kase is CaseIn<S> =>
  statuses.some((status) => status === kase.status);

/** A member of staff as an event names them. */
export const actorOf = (staff: Staff): Actor => ({ kind: "staff", id: staff.id, name: staff.name });

/** Refuses a clerk who does not hold the case, or whose claim ran out. */
export const heldBy = (
  kase: CaseIn<"claimed" | "accepted">,
  staff: StaffId,
  now: Instant,
): Refused | undefined => {
  if (kase.holder !== staff) return refused("not-holder", { holder: kase.holder });
  if (kase.status === "claimed" && now >= kase.leaseEnds)
    return refused("lease-ended", { leaseEnded: kase.leaseEnds });
  return undefined;
};

/** When a limit that starts now is due, or a refusal where the calendar does not reach that far. */
export const dueFrom = (
  clock: Due["clock"],
  now: Instant,
  limit: Limit,
  kase: Pick<Case, "standard">,
  calendar: Calendar,
): { readonly kind: "due"; readonly due: Due } | Refused => {
  const answer = dueAt(calendar, now, limit, kase.standard.hours);
  return answer.ok
    ? { kind: "due", due: { clock, at: answer.due, provisional: answer.provisional } }
    : refused("due-date-beyond-calendar", { year: answer.year });
};
