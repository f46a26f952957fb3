import { bucketMs, tokensIn } from "@tongban/domain";

/**
 * What a run of a function holds of one partner's bucket: tokens taken beforehand, so that most requests ask no table.
 * Instants are epoch ms by the machine's clock.
 */
export type TokenBatch = {
  /** Tokens that are left of the batch. */
  readonly tokens: number;
  /** As many as it had. */
  readonly size: number;
  readonly takenAt: number;
  /** Until when there is nothing to be had, as the table said last. */
  readonly emptyUntil: number;
  /** When the bucket in the table is full, as last seen. */
  readonly fullAt: number;
};

/** Before a run has asked for a partner's first token. */
export const noBatch: TokenBatch = { tokens: 0, size: 0, takenAt: 0, emptyUntil: 0, fullAt: 0 };

/** ms after which what was not used of a batch is thrown away: other runs may need what it stands for. */
export const batchLifeMs = 10_000;

/** A batch takes at most this share of what is left in the bucket, so that other runs find something. */
const shareOfRest = 16;

/** Near the end a batch may still have what the bucket gains in this time, ms: else each request would cost a write. */
const leastGainMs = 500;

/** Whether a request has to ask the table. */
export const isOver = ({ tokens, takenAt, emptyUntil }: TokenBatch, now: number): boolean =>
  now >= emptyUntil && (tokens === 0 || now >= takenAt + batchLifeMs);

/**
 * How many tokens to take next: what ten seconds will need if they go as the last batch went, twice the last batch at
 * most, and one where nothing is known.
 */
export const nextSize = (
  { tokens, size, takenAt, fullAt }: TokenBatch,
  quota: number,
  now: number,
): number => {
  const needed = Math.ceil(((size - tokens) * batchLifeMs) / Math.max(1, now - takenAt));
  const gain = Math.floor((quota * leastGainMs) / bucketMs);
  const most = Math.max(gain, Math.ceil(tokensIn(quota, fullAt, now) / shareOfRest));
  return Math.max(1, Math.min(needed, size * 2, most));
};
