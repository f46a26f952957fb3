import type { Measure } from "@tongban/domain";
import type { AppraisalRule } from "../api/wire.ts";

/** A rule as its row of the form holds it: a share in percent, a number of cases as it is. */
export type RuleFields = {
  readonly measure: Measure;
  readonly when: AppraisalRule["when"];
  readonly value: string;
  readonly points: string;
};

/** When a rule gives points. */
export const ruleConditions = [
  "at-least",
  "below",
  "each",
] as const satisfies readonly AppraisalRule["when"][];

const counts: readonly Measure[] = ["completed", "overdue", "breaches"];

/** Whether a measure is a number of cases; any other is a share. */
export const isCount = (measure: Measure): boolean => counts.includes(measure);

/** A number without the noise of binary fractions. */
const decimal = (value: number): number => Number(value.toFixed(6));

/** A rule in the form. */
export const ruleFieldsOf = ({ measure, when, value, points }: AppraisalRule): RuleFields => ({
  measure,
  when,
  value: String(isCount(measure) ? value : decimal(value * 100)),
  points: String(points),
});

/** A row of the form as the broker takes it. */
export const ruleOf = ({ measure, when, value, points }: RuleFields): AppraisalRule => ({
  measure,
  when,
  value: isCount(measure) ? Number(value) : decimal(Number(value) / 100),
  points: Number(points),
});

/** What is wrong with a row of the form. */
export type RuleProblem = "countWrong" | "shareWrong" | "eachOfShare" | "pointsWrong" | "twice";

const COUNT = /^(0|[1-9]\d{0,5})$/;
const SHARE = /^(100|\d{1,2}(\.\d{1,4})?)$/;
const POINTS = /^-?(100|\d{1,2}(\.\d{1,2})?)$/;

/** Why the value of a row is none: cases are whole and shares from 0 to 100, and only cases can be counted each. */
export const valueProblem = ({ measure, when, value }: RuleFields): RuleProblem | undefined => {
  if (isCount(measure))
    return COUNT.test(value) && !(when === "each" && value === "0") ? undefined : "countWrong";
  if (when === "each") return "eachOfShare";
  return SHARE.test(value) ? undefined : "shareWrong";
};

/** Why the points of a row are none: from -100 to 100 with two decimals, and not 0, which would say nothing. */
export const pointsProblem = ({ points }: RuleFields): RuleProblem | undefined =>
  POINTS.test(points) && Number(points) !== 0 ? undefined : "pointsWrong";

/** Whether a row asks what another one before it asks. */
export const isRepeated = (rows: readonly RuleFields[], at: number): boolean => {
  const row = rows[at];
  return rows
    .slice(0, at)
    .some(
      (one) =>
        one.measure === row?.measure && one.when === row.when && Number(one.value) === Number(row.value),
    );
};
