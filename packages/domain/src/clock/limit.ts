export type { BusinessHours } from "./business-hours.ts";

/** The units a limit may have; they belong to the matter and are never converted into one another. */
export const limitUnits = ["working-days", "calendar-days", "working-hours", "minutes", "instant"] as const;

/** A unit that a time limit is counted in. */
export type LimitUnit = (typeof limitUnits)[number];

/**
 * A time limit in the matter's own unit, amounts whole and over 0; `minutes` go by the clock on the wall, `instant` is
 * 即办, handled on the spot.
 */
export type Limit =
  | { readonly unit: "working-days"; readonly amount: number }
  | { readonly unit: "calendar-days"; readonly amount: number }
  | { readonly unit: "working-hours"; readonly amount: number }
  | { readonly unit: "minutes"; readonly amount: number }
  | { readonly unit: "instant" };
