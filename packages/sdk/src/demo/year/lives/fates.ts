/** What becomes of a case, but for the days that it takes. */
export type Fate =
  | "granted"
  | "refused"
  | "declined"
  | "withdrawn"
  /** A supplement is asked for and supplied. */
  | "supplemented"
  /** It is never supplied: the broker ends the case when its time is up. */
  | "abandoned"
  /** Handling stands still for a procedure that law does not count (行政许可法 art 45). */
  | "suspended"
  /** A lead approves the one extension (art 42). */
  | "extended"
  /** Whoever claimed it first lets the lease end. */
  | "lapsed"
  /** Nobody answers within the notice time, so it counts as accepted (art 32). */
  | "deemed"
  /** It is decided later than promised, and the window says why. */
  | "late"
  /** The same, and a coordinator orders action (督办). */
  | "supervised";

type Weighted = { readonly fate: Fate; readonly weight: number };

/** How many of a thousand cases have which fate, by kind of case. */
export const fates: Readonly<Record<"instant" | "promised", readonly Weighted[]>> = {
  instant: [
    { fate: "granted", weight: 930 },
    { fate: "refused", weight: 18 },
    { fate: "declined", weight: 12 },
    { fate: "withdrawn", weight: 8 },
    { fate: "supplemented", weight: 20 },
    { fate: "abandoned", weight: 2 },
    { fate: "lapsed", weight: 4 },
    { fate: "late", weight: 5 },
    { fate: "supervised", weight: 1 },
  ],
  promised: [
    { fate: "granted", weight: 800 },
    { fate: "refused", weight: 32 },
    { fate: "declined", weight: 18 },
    { fate: "withdrawn", weight: 18 },
    { fate: "supplemented", weight: 52 },
    { fate: "abandoned", weight: 5 },
    { fate: "suspended", weight: 36 },
    { fate: "extended", weight: 12 },
    { fate: "lapsed", weight: 9 },
    { fate: "deemed", weight: 3 },
    { fate: "late", weight: 11 },
    { fate: "supervised", weight: 4 },
  ],
};
