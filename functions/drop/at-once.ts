/** Runs something for each of many, so many at a time; the answers stand in their order. Ends at the first fault. */
export const atOnce = async <T, R>(
  most: number,
  all: readonly T[],
  run: (one: T) => Promise<R>,
): Promise<readonly R[]> => {
  const answers: R[] = [];
  const left = all.entries();
  const work = async (): Promise<void> => {
    for (const [at, one] of left) answers[at] = await run(one);
  };
  await Promise.all(Array.from({ length: most }, work));
  return answers;
};
