import type { ApplicationProblem } from "@tongban/contract";
import type { TroubleAt } from "../form/form-troubles.ts";

/** The steps of taking an application in, in their order. */
export const intakeSteps = ["what", "who", "form", "materials", "check"] as const;

/** One of {@link intakeSteps}. */
export type IntakeStep = (typeof intakeSteps)[number];

/** What is wrong with an application: at its fields, and otherwise; each with the step that it belongs to. */
export type IntakeTroubles = {
  readonly fields: readonly TroubleAt[];
  readonly others: readonly { readonly step: IntakeStep; readonly text: string }[];
};

const stepOfCode: Readonly<Record<string, IntakeStep>> = {
  "applicant-kind-not-listed": "who",
  "material-missing": "materials",
  "materials-too-large": "materials",
};

const steps: readonly (readonly [prefix: string, step: IntakeStep])[] = [
  ["/applicant", "who"],
  ["/identity", "who"],
  ["/form", "form"],
  ["/materials", "materials"],
];

/** The step of a field, by its JSON pointer. */
const stepOfField = (at: string): IntakeStep =>
  steps.find(([prefix]) => at === prefix || at.startsWith(`${prefix}/`))?.[1] ?? "what";

/** Puts the broker's problems to the fields and steps that they are about. */
export const intakeTroubles = (problems: readonly ApplicationProblem[]): IntakeTroubles => ({
  fields: problems.flatMap(({ errors = [] }) => errors.map(({ at, problem: text }) => ({ at, text }))),
  others: problems.flatMap(({ code, detail, errors }) =>
    errors === undefined ? [{ step: stepOfCode[code] ?? "what", text: detail }] : [],
  ),
});

/** How many things are wrong with each step. */
export const troublesOf = ({ fields, others }: IntakeTroubles, step: IntakeStep): number =>
  fields.filter(({ at }) => stepOfField(at) === step).length +
  others.filter((one) => one.step === step).length;

/** Whether anything is wrong at all. */
export const isTroubled = ({ fields, others }: IntakeTroubles): boolean => fields.length + others.length > 0;
