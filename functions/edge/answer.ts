import type { ProblemCode } from "@tongban/contract";
import type { RefusalFacts, Refused } from "@tongban/domain";

/** A success: what the route returns, and its version where it has one (it becomes the ETag). */
export type Answered<T> = { readonly kind: "answered"; readonly value: T; readonly version?: number };

/** A problem that the edge or a handler found; refusals of the domain are rendered alike. */
export type Problem = { readonly kind: "problem"; readonly code: ProblemCode; readonly facts: RefusalFacts };

/** What a handler answers: outcomes are values, faults are exceptions. */
export type Answer<T> = Answered<T> | Problem | Refused;

/** Makes a success. */
export const answered = <T>(value: T, version?: number): Answered<T> =>
  version === undefined ? { kind: "answered", value } : { kind: "answered", value, version };

/** Makes a problem. */
export const problem = (code: ProblemCode, facts: RefusalFacts = {}): Problem => ({
  kind: "problem",
  code,
  facts,
});
