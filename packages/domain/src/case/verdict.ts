import type { Instant } from "../clock/instant.ts";
import type { Refusal } from "../refusal.ts";
import type { Case } from "./case.ts";
import type { Actor, CaseEvent, CaseEventDetail } from "./event.ts";
import { entryOf } from "./event-table.ts";

/** A command that goes through: the events that say so. Nothing is saved yet, and the case after them is their fold. */
export type Allowed = { readonly kind: "allowed"; readonly events: readonly CaseEvent[] };

/** What a command comes to. */
export type Verdict = Allowed | Refusal;

/** The events that details make of a case, numbered on from its version; `kase` is absent before the first one. */
export const allowed = (
  kase: Case | undefined,
  actor: Actor,
  at: Instant,
  details: readonly CaseEventDetail[],
): Allowed => {
  const events: CaseEvent[] = [];
  let before = kase;
  for (const detail of details) {
    const from = before?.status ?? null;
    const said = { ...detail, n: (before?.version ?? 0) + 1, at, actor, before: from };
    before = entryOf(detail).evolve(before, said);
    events.push({ ...said, after: before.status });
  }
  return { kind: "allowed", events };
};
