import { defaultAppraisalRules } from "@tongban/domain";
import { expect, it } from "vitest";
import {
  isRepeated,
  pointsProblem,
  type RuleFields,
  ruleFieldsOf,
  ruleOf,
  valueProblem,
} from "./rule-fields.ts";

const row = (parts: Partial<RuleFields>): RuleFields => ({
  measure: "on-time-strict",
  when: "below",
  value: "98",
  points: "-5",
  ...parts,
});

it("shows a share in percent and a number of cases as it is, and gives back the rule it was", () => {
  expect(defaultAppraisalRules.map(ruleFieldsOf).map(({ value }) => value)).toEqual([
    "100",
    "98",
    "30",
    "100",
    "1",
    "1",
    "5",
  ]);
  expect(defaultAppraisalRules.map(ruleFieldsOf).map(ruleOf)).toEqual(defaultAppraisalRules);
  expect(ruleOf(row({ value: "97.3" })).value).toBe(0.973);
});

it.each([
  [{ value: "100.1" }, "shareWrong"],
  [{ value: "" }, "shareWrong"],
  [{ when: "each" }, "eachOfShare"],
  [{ measure: "overdue", value: "1.5" }, "countWrong"],
  [{ measure: "overdue", when: "each", value: "0" }, "countWrong"],
  [{ measure: "overdue", when: "below", value: "0" }, undefined],
  [{ value: "99.5" }, undefined],
] as const)("%o is wrong as %s", (parts, problem) => {
  expect(valueProblem(row(parts))).toBe(problem);
});

it.each([
  ["0", "pointsWrong"],
  ["101", "pointsWrong"],
  ["+5", "pointsWrong"],
  ["-2.5", undefined],
  ["100", undefined],
] as const)("%s points are wrong as %s", (points, problem) => {
  expect(pointsProblem(row({ points }))).toBe(problem);
});

it("finds the row that asks the same again, whatever points it gives", () => {
  const rows = [row({}), row({ value: "95" }), row({ points: "1" })];
  expect(rows.map((_, at) => isRepeated(rows, at))).toEqual([false, false, true]);
});
