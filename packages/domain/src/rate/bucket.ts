/**
 * A bucket of tokens that fills evenly, a quota of them in a minute. All that is kept of it is the instant, epoch ms, at
 * which it will be full if nothing more is taken (as in the generic cell rate algorithm): so taking tokens adds to one
 * number, and a bucket that nobody remembers is full.
 */

/** Time in which an empty bucket fills, ms. */
export const bucketMs = 60_000;

/** Tokens in a bucket of a quota now. */
export const tokensIn = (quota: number, fullAt: number, now: number): number =>
  Math.max(0, Math.min(quota, Math.floor(((now + bucketMs - fullAt) * quota) / bucketMs)));

/** ms in which a bucket gains so many tokens, which is how far taking them puts off its being full; rounded up, in favour of the limit. */
export const costOf = (quota: number, tokens: number): number => Math.ceil((tokens * bucketMs) / quota);

/** ms until a bucket has a token; 0 where it has one. */
export const msUntilToken = (quota: number, fullAt: number, now: number): number =>
  Math.max(0, fullAt + costOf(quota, 1) - bucketMs - now);
