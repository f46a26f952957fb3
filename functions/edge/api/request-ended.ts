import type { Problem } from "../answer.ts";

/**
 * Ends a request with a problem. Thrown by a middleware, or for the handler: middy skips what comes after an early
 * return, but what comes after an error still renders it, adds the headers and writes the log.
 */
export class RequestEnded extends Error {
  readonly problem: Pick<Problem, "code" | "facts">;

  constructor(problem: Pick<Problem, "code" | "facts">) {
    super(problem.code);
    this.name = "RequestEnded";
    this.problem = problem;
  }
}
