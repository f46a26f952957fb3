import type { Waiting } from "../client/index.ts";
import type { Terminal } from "./session.ts";

/** The status of requests that were too many (RFC 6585 4). */
const TOO_MANY = 429;

/**
 * Says on the side of errors that the command waits for a limit, how long, and for which. Of requests that wait at
 * the same time the first is told. For machines nothing is said.
 */
export const tellWaits = (
  { writeError }: Pick<Terminal, "writeError">,
  json: boolean | undefined,
  now: () => number = () => performance.now(),
): ((waiting: Waiting) => void) | undefined => {
  if (json) return undefined;
  let toldUntil = 0;
  return ({ ms, problem }) => {
    if (problem?.status !== TOO_MANY || now() < toldUntil) return;
    toldUntil = now() + ms;
    writeError(`Waiting ${Math.ceil(ms / 1_000)} s: ${limitOf(problem)}`);
  };
};

/** The problem's detail tells a program what to do; a person only waits. */
const limitOf = ({ title, code, policy, limit, window }: Readonly<Record<string, unknown>>): string =>
  code === "rate-limited" && typeof limit === "number"
    ? `your system's ${limit} requests in ${window} s (${policy}) are used up`
    : `${title} (${code})`;
