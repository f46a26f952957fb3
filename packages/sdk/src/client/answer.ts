import type { ProblemDetails } from "@tongban/contract";

/** What the broker answered: a value with its version, or a problem that says why not. */
export type CallResult<T> = Succeeded<T> | Failed;

/** The broker did, or found, what was asked. */
export type Succeeded<T> = {
  readonly ok: true;
  readonly status: 200 | 201;
  readonly value: T;
  /** The version of the value, quotes included, to send as `ifMatch` or `ifNoneMatch`. */
  readonly etag: string | undefined;
};

/** The caller's copy, named by `ifNoneMatch`, is still right. */
export type NotModified = {
  readonly ok: true;
  readonly status: 304;
  readonly value: undefined;
  readonly etag: string | undefined;
};

/** The broker refused; `problem` says why in the language asked for (RFC 9457). */
export type Failed = {
  readonly ok: false;
  readonly problem: ProblemDetails;
  /** Seconds after which the broker asks to be asked again, where it says so. */
  readonly retryAfter?: number;
};

/** A refusal where only a value will do, as in an iterator; `problem` is what the broker said. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: ProblemDetails;
  /** Seconds after which the broker asks to be asked again, where it says so. */
  readonly retryAfter: number | undefined;

  constructor(problem: ProblemDetails, { retryAfter }: { readonly retryAfter?: number | undefined } = {}) {
    super(problem.detail);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** The value of an answer; throws a {@link ProblemError} where the broker refused. */
export const expectValue = <T>(answer: CallResult<T>): T => {
  if (!answer.ok) throw new ProblemError(answer.problem, answer);
  return answer.value;
};
