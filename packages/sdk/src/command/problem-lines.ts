import type { ApplicationProblem, ProblemDetails } from "@tongban/contract";

/** A problem for people: what it says, every field that is wrong, every part that is missing, and what else is wrong. */
export const problemLines = (problem: ProblemDetails): readonly string[] => [
  `Refused: ${problem.code} (${problem.status})`,
  `  ${problem.detail}`,
  ...partLines(problem),
  ...(problem.also ?? []).flatMap((other) => [
    `Also: ${other.code}`,
    `  ${other.detail}`,
    ...partLines(other),
  ]),
  `  correlation id ${problem.correlationId}`,
];

/** The fields that a problem says are wrong, and the parts that it says are missing, a line each. */
export const partLines = ({
  errors = [],
  missing = [],
}: Pick<ApplicationProblem, "errors" | "missing">): readonly string[] => [
  ...errors.map(({ at, problem: wrong }) => `  ${at}: ${wrong}`),
  ...missing.map(({ part, code, facts }) => {
    const said = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
    return `  ${part}: ${code}${said.length > 0 ? ` (${said.join(", ")})` : ""}`;
  }),
];
