/**
 * Why there is no answer of the broker.
 * - `unreachable`: no connection, or it broke
 * - `timed-out`: no answer in time
 * - `unavailable`: what stands before the broker answered 429, 502, 503 or 504
 * - `unreadable`: an answer that is not the broker's
 */
export type FaultKind = "unreachable" | "timed-out" | "unavailable" | "unreadable";

/** Nothing is known of the outcome; a command may be sent again with the same `Idempotency-Key`. */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly kind: FaultKind;
  /** Seconds after which what answered asks to be asked again, where it says so. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: FaultKind,
    message: string,
    { retryAfter, ...options }: ErrorOptions & { readonly retryAfter?: number | undefined } = {},
  ) {
    super(message, options);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}
