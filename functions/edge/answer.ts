import type { ProblemCode } from "@tongban/contract";
import type { Refusal, RefusalFacts } from "@tongban/domain";

/**
 * A success: what the operation returns, and its version where it has one (it begins the ETag, which then serves as
 * `If-Match`). `tag` names the answer where the handler knew its name before it read the whole.
 */
export type Answered<T> = {
  readonly kind: "answered";
  readonly value: T;
  readonly version?: number;
  readonly tag?: string;
};

/** The caller has the answer already, as its `If-None-Match` says: 304, without the handler having read it. */
export type Unchanged = { readonly kind: "unchanged"; readonly tag: string };

/** A problem that the edge or a handler found; refusals of the domain are rendered alike. */
export type Problem = { readonly kind: "problem"; readonly code: ProblemCode; readonly facts: RefusalFacts };

/** What a handler answers: outcomes are values, faults are exceptions. */
export type Answer<T> = Answered<T> | Unchanged | Problem | Refusal;

/** Makes a success. */
export const answered = <T>(value: T, version?: number): Answered<T> =>
  version === undefined ? { kind: "answered", value } : { kind: "answered", value, version };

/**
 * Makes a success that is named by `tag` (the characters of an entity tag, without quotes). A handler that can tell
 * the tag from a small item asks `call.has(tag)` first, and answers {@link unchanged} without reading the rest.
 */
export const answeredAs = <T>(tag: string, value: T): Answered<T> => ({ kind: "answered", value, tag });

/** Makes the answer for a caller that has what `tag` names. */
export const unchanged = (tag: string): Unchanged => ({ kind: "unchanged", tag });

/** Makes a problem. */
export const problem = (code: ProblemCode, facts: RefusalFacts = {}): Problem => ({
  kind: "problem",
  code,
  facts,
});
