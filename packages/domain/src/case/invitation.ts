import { dueAt } from "../clock/due.ts";
import type { Instant } from "../clock/instant.ts";
import { nextBusinessMoment } from "../clock/warning-times.ts";
import type { Case, Origin } from "./case.ts";
import type { CaseEventType } from "./event.ts";
import type { Moment } from "./moment.ts";
import type { RatingStage } from "./rating.ts";

/** The stage that can be rated from an event of a type on. */
const ratedFrom: { readonly [T in CaseEventType]?: RatingStage } = {
  CaseAccepted: "acceptance",
  CaseDecided: "result",
  CaseDeclined: "result",
  CaseTerminated: "result",
};

/**
 * When the applicant is invited to rate what an event ended, unless they do so before: when the standard's time is over
 * and the window works, for nobody is written to at night. Nothing where the standard asks for no rating, for a part of
 * a joint case, whose parent is rated, and beyond the calendar.
 */
export const invitesAt = (
  { parent, standard }: Origin,
  type: CaseEventType,
  { now, calendar }: Moment,
): Instant | undefined => {
  if (!ratedFrom[type] || !standard.rating || parent) return undefined;
  const answer = dueAt(calendar, now, standard.rating.invite, standard.hours);
  return answer.ok ? nextBusinessMoment({ calendar, hours: standard.hours }, answer.due) : undefined;
};

/** A case with the invitation that an event set; an earlier one that did not come by then gives way. */
export const withInvitation = <K extends Case>(
  kase: K,
  { type, invites }: { readonly type: CaseEventType; readonly invites?: Instant },
): K => {
  const stage = ratedFrom[type];
  return invites === undefined || stage === undefined
    ? kase
    : { ...kase, invitation: { stage, at: invites } };
};
