import {
  type Clock,
  type ClockMove,
  type ClockName,
  type Clocks,
  clockTable,
  ImpossibleMove,
  isLive,
  moved,
} from "../clock/clock.ts";
import type { Instant } from "../clock/instant.ts";
import { type Case, isOpen } from "./case.ts";
import type { CaseEventType, EventFacts, Happened } from "./event.ts";
import { entryOf, ImpossibleHistory } from "./event-table.ts";
import { withInvitation } from "./invitation.ts";

/**
 * The case after an event; the only way in which a case changes. Throws {@link ImpossibleHistory} where the event
 * cannot follow what the case is, or does not say the statuses that it led from and to.
 */
export const evolve = (kase: Case | undefined, event: EventFacts): Case => {
  const next = withInvitation(withClocks(staged(kase, event), event.clocks, event.at), event);
  if (event.before !== (kase?.status ?? null) || event.after !== next.status)
    throw new ImpossibleHistory(
      `event ${event.n} says ${event.before} → ${event.after}, which did not happen`,
    );
  return next;
};

/** The case in the status that an event leads to, its clocks still as they were. */
export const staged = (kase: Case | undefined, event: Happened<CaseEventType>): Case =>
  entryOf(event).evolve(kase, event);

/** A case with its clocks moved by what happened at an instant. */
export const withClocks = (kase: Case, moves: readonly ClockMove[], at: Instant): Case => {
  if (moves.length === 0) return kase;
  const clocks = movedBy(kase.clocks, moves, at);
  return { ...kase, clocks: keptAfter(clocks, isOpen(kase)) };
};

/** Every clock as some moves leave it, the ended ones among them. */
export const movedBy = (clocks: Clocks, moves: readonly ClockMove[], at: Instant): Clocks => {
  const next: { [C in ClockName]?: Clock } = { ...clocks };
  for (const move of moves) {
    try {
      next[move.clock] = moved(next[move.clock], move, at);
    } catch (fault) {
      throw fault instanceof ImpossibleMove ? new ImpossibleHistory(fault.message) : fault;
    }
  }
  return next;
};

/** An open case keeps its live clocks; a finished one keeps those of the worklist too, frozen as they ended. */
const keptAfter = (clocks: Clocks, open: boolean): Clocks =>
  Object.fromEntries(
    Object.entries(clocks).filter(
      ([name, clock]) => isLive(clock) || (!open && clockTable[name as ClockName].onWorklist),
    ),
  );
