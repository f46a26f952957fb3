/** How often and when a request is sent again. */
export type RetryPolicy = {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** ms; upper bound of the first delay, which doubles from attempt to attempt. */
  readonly firstDelay: number;
  /** ms; the bound does not grow beyond it. */
  readonly longestDelay: number;
  /** ms; a broker that asks for a longer wait is not asked again: its refusal is the answer. 30 s if not given. */
  readonly longestAsked?: number | undefined;
};

/** Four attempts within about four seconds. */
export const defaultRetryPolicy: RetryPolicy = { attempts: 4, firstDelay: 300, longestDelay: 5_000 };

/** Whether an answer says that the same request may succeed in a moment: nothing was done. */
export const isPassing = (status: number): boolean =>
  status === 429 || status === 502 || status === 503 || status === 504;

export const LONGEST_ASKED_MS = 30_000;

/** Seconds that a Retry-After field asks for; nothing where it is not there, or names a date. */
export const secondsAsked = (retryAfter: string | null): number | undefined =>
  /^\d{1,6}$/.test(retryAfter ?? "") ? Number(retryAfter) : undefined;

/**
 * ms to wait before attempt `attempt` + 1: between half of the growing bound and all of it, so that callers that
 * failed together do not come back together; never less than the broker asks (`asked`, in seconds). Nothing where that is
 * longer than the policy waits.
 */
export const delayBefore = (
  policy: RetryPolicy,
  attempt: number,
  random: number,
  asked: number | undefined,
): number | undefined => {
  const bound = Math.min(policy.firstDelay * 2 ** (attempt - 1), policy.longestDelay);
  const askedMs = (asked ?? 0) * 1_000;
  if (askedMs > (policy.longestAsked ?? LONGEST_ASKED_MS)) return undefined;
  return Math.max((bound * (1 + random)) / 2, askedMs);
};

/** Resolves after some ms; rejects with the signal's reason when it is aborted before. */
export const wait = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
