import type { Instant, Staff } from "@tongban/domain";
import { searchHourOf, spendSearch } from "@tongban/store";
import { type Problem, problem } from "../edge/answer.ts";
import type { Resources } from "../edge/resources.ts";

/**
 * Searches by name or number that one person may make in an hour. A list shows a number without its middle, so whoever
 * may ask without end could try what is missing; 60 an hour is more than a window's day needs and far too few for that.
 */
const APPLICANT_SEARCHES_AN_HOUR = 60;

/** Counts a search for an applicant; a problem where there were enough in this hour. */
export const spendApplicantSearch = async (
  { store }: Pick<Resources, "store">,
  { id }: Staff,
  now: Instant,
): Promise<Problem | undefined> => {
  const hour = searchHourOf(now);
  const spent = await spendSearch(store, id, hour, APPLICANT_SEARCHES_AN_HOUR);
  return spent === "spent"
    ? undefined
    : problem("too-many-searches", { limit: APPLICANT_SEARCHES_AN_HOUR, ...hour });
};
