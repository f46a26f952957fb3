import type { CaseId, Instant, PartGround, PlacedPart, RegionCode } from "@tongban/domain";
import { loadAdmissions, partCaseIdOf } from "@tongban/store";
import type { Resources } from "../edge/resources.ts";

/** A joint case and the region that accepts it. */
type Joint = { readonly id: CaseId; readonly handling: RegionCode };

/** Reads what it takes to start a part of a joint case in its region: strongly consistent, in one batch. */
export const loadPartGround = async (
  { store, calendarOf }: Pick<Resources, "store" | "calendarOf">,
  { id, handling }: Joint,
  { id: part, region, matter }: PlacedPart,
  run: number,
  now: Instant,
): Promise<PartGround> => {
  const books = await loadAdmissions(store, { source: handling, handling: region }, [matter], now);
  const book = books.get(matter) ?? { coverages: [], staffedWindow: undefined };
  const calendar = await calendarOf(book.staffedWindow?.calendar ?? region);
  return { id: partCaseIdOf(id, part, run), run, book, calendar };
};
