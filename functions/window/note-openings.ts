import type { CaseId, Instant, Staff } from "@tongban/domain";
import { noteOpening, type StoreContext } from "@tongban/store";

/** Openings that a function remembers, so that a page that looks again and again writes nothing. */
const MOST_REMEMBERED = 5_000;
const HOUR = "2026-03-02T09".length;

/** Puts on the record who opened a case, once an hour; a function that remembers it asks the table nothing. */
export const noteOpenings = (
  store: StoreContext,
): ((caseId: CaseId, opener: Staff, at: Instant) => Promise<void>) => {
  const known = new Set<string>();
  return async (caseId, { id: by, name }, at) => {
    const opening = `${caseId} ${by} ${at.slice(0, HOUR)}`;
    if (known.has(opening)) return;
    await noteOpening(store, caseId, { at, by, name });
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.add(opening);
  };
};
