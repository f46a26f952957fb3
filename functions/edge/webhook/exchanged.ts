/** What posting an event to an endpoint came to; `result` is `status-204`, or why there was no answer. */
export type Exchanged = {
  readonly kind: "delivered" | "failed" | "gone";
  readonly result: string;
  /** What it answered, where that was asked for. */
  readonly text: string;
  /** The beginning of an answer that did not take it. */
  readonly start: string;
};
