import type { staffCaseRow } from "@tongban/contract";
import type { Case, Staff } from "@tongban/domain";
import type * as z from "zod";

/** From which side of a case someone sees it. */
export type CaseSide = z.output<typeof staffCaseRow>["side"];

/** Whether a caller may do something with a case; to whom they may not, the case does not exist. */
export type May<Caller> = (caller: Caller, kase: Case) => boolean;

/** Whether a case is at one of the caller's windows; others are not theirs to work on. */
export const atMyWindows =
  (staff: Staff) =>
  ({ origin, window }: Case): boolean =>
    staff.regions.includes(origin.handling) && staff.windows.includes(window);

/**
 * The side from which a member of staff may see a case: handling for its window's team and its region's coordinators,
 * source for everyone of the region that sent it out; nothing for operators, and where the case does not exist for them.
 */
export const sideOf = (staff: Staff, kase: Case): CaseSide | undefined => {
  if (staff.role === "operator") return undefined;
  const handles =
    staff.role === "coordinator" ? staff.regions.includes(kase.origin.handling) : atMyWindows(staff)(kase);
  if (handles) return "handling";
  return staff.regions.includes(kase.origin.source) ? "source" : undefined;
};

/** Whether a member of staff may see a case, from whichever side. */
export const seesCase: May<Staff> = (staff, kase) => sideOf(staff, kase) !== undefined;
