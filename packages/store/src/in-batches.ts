/** Does something for all, so many at the same time; the answers come in the order of what they are for. */
export const inBatches = async <T, R>(
  all: readonly T[],
  atOnce: number,
  run: (one: T) => Promise<R>,
): Promise<R[]> => {
  const done: R[] = [];
  for (let start = 0; start < all.length; start += atOnce)
    done.push(...(await Promise.all(all.slice(start, start + atOnce).map(run))));
  return done;
};
