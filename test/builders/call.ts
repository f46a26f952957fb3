import type { Instant } from "@tongban/domain";
import type { Answer } from "../../functions/edge/answer.ts";

/** The parts of a call that a handler's test need not name. */
export const aCall = <Caller, Parts extends object>(caller: Caller, now: Instant, parts: Parts) => ({
  params: {},
  query: {},
  body: undefined,
  language: "zh" as const,
  command: { id: "command-1", digest: "digest" },
  seen: undefined,
  has: () => false,
  once: undefined,
  ...parts,
  caller,
  now,
});

/** The code of an answer that is none, or `unchanged`. */
export const codeOf = (answer: Exclude<Answer<unknown>, { kind: "answered" }>): string =>
  answer.kind === "unchanged" ? answer.kind : answer.code;
