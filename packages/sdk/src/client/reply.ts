import type { Operation, ProblemDetails } from "@tongban/contract";
import type { CallResult, NotModified } from "./answer.ts";
import type { Reply } from "./attempt.ts";
import type { Returned } from "./call-options.ts";
import { Fault } from "./fault.ts";
import { readProblem } from "./read-problem.ts";
import { isPassing } from "./retry.ts";

/**
 * Reads an answer of the broker. Values are taken as the contract's: the broker checks them before it sends
 * them, and a newer broker may say more than this client knows. Throws a {@link Fault} for what is not the broker's.
 */
export const readReply = <R extends Operation>(
  operation: R,
  reply: Reply,
): CallResult<Returned<R>> | NotModified => {
  const { status, etag, retryAfter } = reply;
  if (status === 304) return { ok: true, status, value: undefined, etag };
  const json = jsonOf(reply);
  if (status === 200 || status === 201) {
    if (json === undefined)
      throw new Fault("unreadable", `${operation.name} was answered with something else`);
    return { ok: true, status, value: json as Returned<R>, etag };
  }
  const problem = readProblem(json);
  if (problem) return { ok: false, problem, ...(retryAfter === undefined ? {} : { retryAfter }) };
  if (isPassing(status))
    throw new Fault("unavailable", `the broker is not available at the moment (HTTP ${status})`, {
      retryAfter,
    });
  throw new Fault("unreadable", `${operation.name} was answered with HTTP ${status}, but not by the broker`);
};

/** The broker's problem in an answer; nothing where it has none, or where it cannot be read. */
export const problemIn = (reply: Reply): ProblemDetails | undefined => {
  try {
    return readProblem(jsonOf(reply));
  } catch {
    return undefined;
  }
};

const jsonOf = ({ contentType, text }: Reply): unknown => {
  if (!/^application\/(problem\+)?json\b/i.test(contentType)) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Fault("unreadable", "the answer is not valid JSON", { cause });
  }
};
