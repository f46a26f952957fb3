/** What a parser answers: the text as a typed value, or the kebab-case reason why it is none. */
export type Parsed<Value, Reason extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason };

/** The answer for a text that is no such value. */
export const rejected = <Reason extends string>(reason: Reason): { ok: false; reason: Reason } => ({
  ok: false,
  reason,
});
