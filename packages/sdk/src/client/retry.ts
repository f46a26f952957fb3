/** How often and when a request is sent again. */
export type RetryPolicy = {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** ms; upper bound of the first delay, which doubles from attempt to attempt. */
  readonly firstDelay: number;
  /** ms; no delay is longer, whatever the broker asks for. */
  readonly longestDelay: number;
};

/** Four attempts within about four seconds. */
export const defaultRetryPolicy: RetryPolicy = { attempts: 4, firstDelay: 300, longestDelay: 5_000 };

/** Whether an answer says that the same request may succeed in a moment: nothing was done. */
export const isPassing = (status: number): boolean =>
  status === 429 || status === 502 || status === 503 || status === 504;

/**
 * ms to wait before attempt `attempt` + 1: between half of the growing bound and all of it, so that callers that
 * failed together do not come back together; never less than the broker's Retry-After asks (in seconds).
 */
export const delayBefore = (
  policy: RetryPolicy,
  attempt: number,
  random: number,
  retryAfter: string | null | undefined,
): number => {
  const bound = Math.min(policy.firstDelay * 2 ** (attempt - 1), policy.longestDelay);
  const asked = /^\d{1,6}$/.test(retryAfter ?? "") ? Number(retryAfter) * 1_000 : 0;
  return Math.min(Math.max((bound * (1 + random)) / 2, asked), policy.longestDelay);
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
