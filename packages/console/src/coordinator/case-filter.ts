import { caseStatuses, dueAges, parsePeriod, serviceModes } from "@tongban/domain";
import type { CaseFilter, Counted } from "../api/coordinator-queries.ts";

/** What a list can be narrowed to by its due instants: all that is overdue, or one age. */
export const dueChoices = ["overdue", ...dueAges] as const;

/** Every {@link Counted}. */
export const countedAs: readonly Counted[] = ["received", "completed", "on-time", "late"];

/** Reads the filter of a list of cases from the address; what the address does not say or says wrongly is left out. */
export const filterOf = (place: URLSearchParams, firstRegion: string): CaseFilter => {
  const status = caseStatuses.find((one) => one === place.get("status"));
  const due = dueChoices.find((one) => one === place.get("due"));
  const sent = place.get("direction") === "out";
  const source = sent ? null : place.get("source");
  const handling = sent ? place.get("handling") : null;
  const matter = place.get("matter");
  return {
    region: place.get("region") ?? firstRegion,
    ...(sent ? { direction: "out" } : {}),
    ...(status === undefined ? {} : { status }),
    ...(due === undefined ? {} : { due }),
    ...(source === null ? {} : { source }),
    ...(handling === null ? {} : { handling }),
    ...(matter === null ? {} : { matter }),
    ...countedFilterOf(place),
  };
};

/** The part of a filter that a figure of the service level leads with. */
const countedFilterOf = (place: URLSearchParams): Partial<CaseFilter> => {
  const counted = countedAs.find((one) => one === place.get("counted"));
  const mode = serviceModes.find((one) => one === place.get("mode"));
  const period = parsePeriod(place.get("period") ?? "")?.name;
  const [window, agreement] = [place.get("window"), place.get("agreement")];
  return {
    ...(window === null ? {} : { window }),
    ...(agreement === null ? {} : { agreement }),
    ...(mode === undefined ? {} : { mode }),
    ...(counted === undefined ? {} : { counted }),
    ...(period === undefined ? {} : { period }),
  };
};

/** The query part of the address that shows cases by a filter. */
export const addressOf = (filter: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given).toString();
};
