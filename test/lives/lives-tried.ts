/** Lives that are tried unless another number is asked for: ten to twenty seconds. */
const LIVES = 12;

/**
 * Which lives are tried: `TONGBAN_RUNS` says how many, `TONGBAN_SEED` begins with those of a seed. A failure names its seed
 * and path; given as `TONGBAN_SEED=seed/path` it is tried again, and made as short as it can be, which takes minutes.
 */
export const livesTried = (environment: Readonly<Record<string, string | undefined>>) => {
  const numRuns = Number(environment["TONGBAN_RUNS"] ?? LIVES);
  const [seed, path] = environment["TONGBAN_SEED"]?.split("/") ?? [];
  return {
    numRuns,
    ...(seed ? { seed: Number(seed) } : {}),
    ...(path ? { path } : { endOnFailure: true }),
  };
};
