import type { Refusal } from "../refusal.ts";
import type { Case } from "./case.ts";
import { clockMoves } from "./clock-plan.ts";
import type { Actor, CaseEvent, CaseEventDetail } from "./event.ts";
import { staged, withClocks } from "./evolve.ts";
import { feeConsequences } from "./fees.ts";
import { invitesAt, withInvitation } from "./invitation.ts";
import type { Moment } from "./moment.ts";

/** A command that goes through: the events that say so. Nothing is saved yet, and the case after them is their fold. */
export type Allowed = { readonly kind: "allowed"; readonly events: readonly CaseEvent[] };

/** What a command comes to. */
export type Verdict = Allowed | Refusal;

/**
 * The events that details make of a case, numbered on from its version, each with what it does to the clocks; `kase`
 * is absent before the first one. What follows from them for the case's fee is told with them.
 * `due-date-beyond-calendar` where a clock would run past the calendar.
 */
export const allowed = (
  kase: Case | undefined,
  actor: Actor,
  moment: Moment,
  details: readonly CaseEventDetail[],
): Verdict => {
  const told = tell(kase, actor, moment, details);
  if (told.kind === "refusal") return told;
  const { after } = told;
  const followed = after ? tell(after, actor, moment, feeConsequences(after)) : undefined;
  if (followed?.kind === "refusal") return followed;
  return { kind: "allowed", events: [...told.events, ...(followed?.events ?? [])] };
};

/** Events, and the case after them. */
type Told = Allowed & { readonly after: Case | undefined };

const tell = (
  kase: Case | undefined,
  actor: Actor,
  moment: Moment,
  details: readonly CaseEventDetail[],
): Told | Refusal => {
  const { now: at } = moment;
  const events: CaseEvent[] = [];
  let before = kase;
  for (const detail of details) {
    const from = before?.status ?? null;
    const said = { ...detail, n: (before?.version ?? 0) + 1, at, actor, before: from };
    const next = staged(before, said);
    const planned = clockMoves(next, detail, moment);
    if (planned.kind === "refusal") return planned;
    const invites = invitesAt(next.origin, detail.type, moment);
    const invited = invites === undefined ? {} : { invites };
    events.push({ ...said, after: next.status, clocks: planned.moves, ...invited });
    before = withInvitation(withClocks(next, planned.moves, at), { type: detail.type, ...invited });
  }
  return { kind: "allowed", events, after: before };
};
