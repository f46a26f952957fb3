import type { RegionCode } from "../identifiers/region-code.ts";
import type { WindowId } from "../ids.ts";
import type { Staff } from "../staff.ts";

/** Where a region's own system (办理系统) works, for the people of the windows' teams: a region's windows, or some of them. */
export type HandlingTerms = {
  readonly region: RegionCode;
  /** Absent: all windows of the region. */
  readonly windows?: readonly WindowId[];
};

/** Whether a case is at one of the windows that a handling system works at. */
export const worksAt = (
  { region, windows }: HandlingTerms,
  { handling, window }: { readonly handling: RegionCode; readonly window: WindowId },
): boolean => region === handling && (windows === undefined || windows.includes(window));

/**
 * A person as who works through a handling system: with those of their regions and windows alone at which the system works
 * too. What the person may do then holds the system to its windows by the same check, wherever that is made.
 */
export const throughSystem = (person: Staff, { region, windows }: HandlingTerms): Staff => {
  const common = (own: readonly WindowId[]) =>
    own.filter((id) => windows === undefined || windows.includes(id));
  return {
    ...person,
    regions: person.regions.filter((code) => code === region),
    windows: common(person.windows),
    ...(person.reviews ? { reviews: common(person.reviews) } : {}),
  };
};
