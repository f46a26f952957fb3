import { type Operation, type RateLimitItem, readRateLimit } from "@tongban/contract";
import type { CallResult, NotModified } from "./answer.ts";
import { attempt, type Fetch, type Reply } from "./attempt.ts";
import type { AnyCallOptions, CallOptions, Returned } from "./call-options.ts";
import { withClockSkew } from "./clock-skew.ts";
import { Fault } from "./fault.ts";
import { problemIn, readReply } from "./reply.ts";
import { type BrokerRequest, requestOf } from "./request.ts";
import { defaultRetryPolicy, delayBefore, isPassing, type RetryPolicy, wait } from "./retry.ts";
import type { Waiting } from "./waiting.ts";

/** Where the broker is and how to speak to it. */
export type ClientSetting = {
  /** Absolute, with the stage if there is one, such as `http://127.0.0.1:8787`. */
  readonly baseUrl: string;
  /** Header fields that say who asks; called anew for every attempt. */
  readonly authenticate?: (
    request: BrokerRequest,
  ) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  readonly fetch?: Fetch | undefined;
  /** Accept-Language of the problems' details, such as `zh-CN` or `en`. */
  readonly language?: string | undefined;
  readonly retry?: RetryPolicy | undefined;
  /** ms that one attempt may take; 30 s, which is longer than the longest poll, if not given. */
  readonly timeout?: number | undefined;
  /**
   * Told after every attempt that was answered with a `RateLimit` field, those that are tried again as well: how many requests
   * are left by which policy, and over how many seconds to spread them.
   */
  readonly onRateLimit?: ((limits: readonly RateLimitItem[]) => void) | undefined;
  /** Told before each wait for another try: how long it is, and what the broker said. */
  readonly onWait?: ((waiting: Waiting) => void) | undefined;
  /** Epoch ms by which requests are authenticated; a refusal says how far it is from the broker's clock. This machine's if not given. */
  readonly now?: (() => number) | undefined;
};

/** Calls any operation of the contract, typed by it. */
export type Client = {
  /**
   * Calls an operation and answers with its value or the broker's problem. What may pass (429, 502, 503, 504, a broken
   * connection) is tried again with the same `Idempotency-Key`, and not before the broker says; when it does not pass, throws a {@link Fault}.
   */
  call<R extends Operation>(
    operation: R,
    ...options: Arguments<CallOptions<R> & { readonly ifNoneMatch?: undefined }>
  ): Promise<CallResult<Returned<R>>>;
  call<R extends Operation>(
    operation: R,
    ...options: Arguments<CallOptions<R>>
  ): Promise<CallResult<Returned<R>> | NotModified>;
};

/** Options may be left out where none is required. */
type Arguments<O> = Record<never, never> extends O ? [options?: O] : [options: O];

const TIMEOUT = 30_000;

/**
 * Makes a client that runs in browsers and in Node.
 *
 * @example
 * ```ts
 * import { windowRoutes } from "@tongban/contract";
 * import { createClient } from "@tongban/sdk/client";
 *
 * const client = createClient({
 *   baseUrl: "http://127.0.0.1:8787",
 *   authenticate: () => ({ authorization: `Bearer ${token}` }),
 * });
 * const answer = await client.call(windowRoutes.claimNext, { body: {} });
 * if (answer.ok) show(answer.value.caseId, answer.etag);
 * else explain(answer.problem.detail);
 * ```
 */
export const createClient = (setting: ClientSetting): Client => {
  function call<R extends Operation>(
    operation: R,
    options: CallOptions<R> & { readonly ifNoneMatch?: undefined },
  ): Promise<CallResult<Returned<R>>>;
  async function call<R extends Operation>(
    operation: R,
    options: AnyCallOptions = {},
  ): Promise<CallResult<Returned<R>> | NotModified> {
    const request = requestOf(setting.baseUrl, operation, options, setting.language);
    const reply = await send(setting, request, options);
    const answer = readReply(operation, reply);
    if (!answer.ok) return { ...answer, problem: withClockSkew(answer.problem, reply.date, nowOf(setting)) };
    if (answer.status === 304 && options.ifNoneMatch === undefined)
      throw new Fault("unreadable", `${operation.name} was answered with 304, which nobody asked for`);
    return answer;
  }
  return { call };
};

const nowOf = ({ now = Date.now }: ClientSetting): number => now();

/** Every operation may be repeated: it reads, or its own content or its key says which command it is. */
const send = async (
  setting: ClientSetting,
  request: BrokerRequest,
  { signal, timeout = setting.timeout ?? TIMEOUT }: AnyCallOptions,
): Promise<Reply> => {
  const policy = setting.retry ?? defaultRetryPolicy;
  for (let n = 1; ; n++) {
    const last = n >= policy.attempts;
    const outcome = await tryOnce(setting, request, signal, timeout, last);
    if (outcome.kind === "reply" && (last || !isPassing(outcome.reply.status))) return outcome.reply;
    const reply = outcome.kind === "reply" ? outcome.reply : undefined;
    const ms = delayBefore(policy, n, Math.random(), reply?.retryAfter);
    if (ms === undefined && reply) return reply;
    setting.onWait?.({ ms: ms ?? 0, problem: reply && problemIn(reply) });
    await wait(ms ?? 0, signal);
  }
};

type Outcome = { readonly kind: "reply"; readonly reply: Reply } | { readonly kind: "failed" };

const tryOnce = async (
  setting: ClientSetting,
  request: BrokerRequest,
  signal: AbortSignal | undefined,
  timeout: number,
  last: boolean,
): Promise<Outcome> => {
  const authentication = await setting.authenticate?.(request);
  const authenticated = { ...request, headers: { ...request.headers, ...authentication } };
  try {
    const reply = await attempt(setting.fetch ?? fetch, authenticated, signal, timeout);
    const limits = readRateLimit(reply.rateLimit);
    if (limits.length > 0) setting.onRateLimit?.(limits);
    return { kind: "reply", reply };
  } catch (fault) {
    if (last || !(fault instanceof Fault)) throw fault;
    return { kind: "failed" };
  }
};
