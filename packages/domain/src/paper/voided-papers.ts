import type { EventFacts } from "../case/event.ts";
import type { Instant } from "../clock/instant.ts";

/** The papers that a case's events declare void (作废), by the number of the event that made each, and since when. */
export const voidedPapers = (events: readonly EventFacts[]): ReadonlyMap<number, Instant> =>
  new Map(
    events.flatMap((event) => (event.type === "PaperVoided" ? [[event.paper, event.at] as const] : [])),
  );
