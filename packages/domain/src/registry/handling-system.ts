import type { RegionCode } from "../identifiers/region-code.ts";
import type { WindowId } from "../ids.ts";

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
