import type { ProblemDetails } from "@tongban/contract";

/** A problem for people: what it says, every field that is wrong, every part that is missing. */
export const problemLines = (problem: ProblemDetails): readonly string[] => [
  `Refused: ${problem.code} (${problem.status})`,
  `  ${problem.detail}`,
  ...(problem.errors ?? []).map(({ at, problem: wrong }) => `  ${at}: ${wrong}`),
  ...(problem.missing ?? []).map(({ part, code, facts }) => {
    const said = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
    return `  ${part}: ${code}${said.length > 0 ? ` (${said.join(", ")})` : ""}`;
  }),
  `  correlation id ${problem.correlationId}`,
];
