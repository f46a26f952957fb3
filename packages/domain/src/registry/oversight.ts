import type { RegionCode } from "../identifiers/region-code.ts";
import type { MatterId } from "../ids.ts";

/** What an overseeing department (监管部门) follows: the decisions of a region's organs in some matters, or in all. */
export type Oversight = {
  readonly region: RegionCode;
  /** Absent: all matters. */
  readonly matters?: readonly MatterId[];
  /** Whether it is told who was granted something; a refusal names nobody. */
  readonly applicants: boolean;
};

/** Whether a decision concerns a department: whoever made it, in a matter that it oversees. */
export const concerns = (
  { region, matters }: Oversight,
  { handling, matter }: { readonly handling: RegionCode; readonly matter: MatterId },
): boolean => region === handling && (matters === undefined || matters.includes(matter));
