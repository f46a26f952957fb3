import type { Case } from "./case.ts";
import type { EventFacts } from "./event.ts";
import { entryOf, ImpossibleHistory } from "./event-table.ts";

/**
 * The case after an event; the only way in which a case changes. Throws {@link ImpossibleHistory} where the event
 * cannot follow what the case is, or does not say the statuses that it led from and to.
 */
export const evolve = (kase: Case | undefined, event: EventFacts): Case => {
  const next = entryOf(event).evolve(kase, event);
  if (event.before !== (kase?.status ?? null) || event.after !== next.status)
    throw new ImpossibleHistory(
      `event ${event.n} says ${event.before} → ${event.after}, which did not happen`,
    );
  return next;
};
