import type { Figures } from "./figures.ts";
import { type Measure, measures } from "./measure.ts";

/**
 * A rule of the quarterly appraisal (季考评): points, plus or minus, where a measure reaches a value, stays under it, or
 * for each unit of it.
 */
export type AppraisalRule = {
  readonly measure: Measure;
  readonly when: "at-least" | "below" | "each";
  /** The value that is reached or stayed under; of `each`, how many make one. */
  readonly value: number;
  readonly points: number;
};

/** What a rule gave. */
export type Award = AppraisalRule & { readonly actual: number | null; readonly awarded: number };

/** Points from a base of 100, and what each rule gave. */
export type Appraisal = { readonly points: number; readonly awards: readonly Award[] };

/** Points that an appraisal begins with. */
export const APPRAISAL_BASE = 100;

/** The rules where a region's coordinators have set none: our assumption, by the targets that cities publish. */
export const defaultAppraisalRules: readonly AppraisalRule[] = [
  { measure: "on-time-strict", when: "at-least", value: 1, points: 2 },
  { measure: "on-time-strict", when: "below", value: 0.98, points: -5 },
  { measure: "against-promise", when: "at-least", value: 0.3, points: 2 },
  { measure: "instant-completion", when: "below", value: 1, points: -2 },
  { measure: "breaches", when: "each", value: 1, points: -1 },
  { measure: "overdue", when: "each", value: 1, points: -2 },
  // More than a twentieth is no exception any more.
  { measure: "green-channel", when: "at-least", value: 0.05, points: -2 },
];

/** Appraises figures by a table of rules; a measure that nothing was counted by gives no points. */
export const appraise = (rules: readonly AppraisalRule[], figures: Figures): Appraisal => {
  const awards = rules.map((rule) => {
    const actual = measures[rule.measure](figures);
    const times = actual === null ? 0 : timesOf(rule, actual);
    return { ...rule, actual, awarded: times === 0 ? 0 : times * rule.points };
  });
  return { points: awards.reduce((sum, { awarded }) => sum + awarded, APPRAISAL_BASE), awards };
};

const timesOf = ({ when, value }: AppraisalRule, actual: number): number => {
  if (when === "each") return value > 0 ? Math.floor(actual / value) : 0;
  return actual >= value === (when === "at-least") ? 1 : 0;
};
