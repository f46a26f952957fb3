/**
 * A histogram whose buckets grow by a fifth: a quantile read from it is off by at most {@link HISTOGRAM_ERROR} of its
 * value, whatever the values are, and histograms are added bucket by bucket.
 */
const GROWTH = 1.2;
const LOG_GROWTH = Math.log(GROWTH);

/** The largest relative error of a quantile: the middle of a bucket against its ends. */
export const HISTOGRAM_ERROR = (GROWTH - 1) / (GROWTH + 1);

/** The bucket of a value; everything up to 1 is in bucket 0. Bucket b holds the values over 1.2^(b−1), up to 1.2^b. */
export const bucketOf = (value: number): number =>
  // A value on an edge belongs below it, whichever way its logarithm was rounded.
  value <= 1 ? 0 : Math.ceil(Math.log(value) / LOG_GROWTH - 1e-9);

const middleOf = (bucket: number): number => (bucket === 0 ? 1 : (2 * GROWTH ** bucket) / (1 + GROWTH));

/** How many values each bucket holds. */
export type Histogram = ReadonlyMap<number, number>;

/** The value that a share of all values (0.5 for the median) does not exceed; undefined of an empty histogram. */
export const quantileOf = (histogram: Histogram, share: number): number | undefined => {
  const buckets = [...histogram].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const all = buckets.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [bucket, count] of buckets) {
    seen += count;
    if (seen >= share * all) return middleOf(bucket);
  }
  return undefined;
};
