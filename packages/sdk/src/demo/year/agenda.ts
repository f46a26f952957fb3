/** An instant at which the clock may stand. */
export type Stop = {
  /** Epoch ms. */
  readonly at: number;
  /** The clock stands here even where nobody waits for it: timers come due at it. */
  readonly always: boolean;
};

/**
 * What happens when: lives wait for instants, and whoever moves the clock lets them go on. Time stands still while any
 * of them is at work.
 */
export type Agenda = {
  /** Where the clock stands, in epoch ms. */
  readonly now: () => number;
  /** Resolves when the clock stands at `at` or first after it; at once if that is past, never if no stop comes. */
  readonly until: (at: number) => Promise<void>;
  /** Begins a life, which goes on until it ends or waits for ever. */
  readonly begin: (life: () => Promise<void>) => void;
  /** Stands at one stop after the other: `step` moves the clock there, then all that waits for it is done. */
  readonly pass: (step: (stop: Stop) => Promise<void>) => Promise<void>;
};

/** Makes an agenda over some stops, which are in order of time. */
export const createAgenda = (stops: readonly Stop[]): Agenda => {
  const waiting = new Map<number, (() => void)[]>();
  let standing = -1;
  let now = Number.NEGATIVE_INFINITY;
  let atWork = 0;
  let failure: { readonly error: unknown } | undefined;
  let rested = (): void => {};

  const rest = (): void => {
    atWork -= 1;
    if (atWork === 0) rested();
  };
  const begin = (life: () => Promise<void>): void => {
    atWork += 1;
    life().then(rest, (error: unknown) => {
      failure ??= { error };
      rest();
    });
  };
  const until = (at: number): Promise<void> => {
    if (at <= now) return Promise.resolve();
    const stop = Math.max(standing + 1, firstFrom(stops, at));
    return new Promise((resolve) => {
      const goOn = (): void => {
        atWork += 1;
        resolve();
      };
      const others = waiting.get(stop);
      if (others) others.push(goOn);
      else waiting.set(stop, [goOn]);
      rest();
    });
  };
  const allRest = (): Promise<void> =>
    atWork === 0
      ? Promise.resolve()
      : new Promise((resolve) => {
          rested = resolve;
        });

  const pass: Agenda["pass"] = async (step) => {
    await allRest();
    for (const [index, stop] of stops.entries()) {
      if (failure) throw failure.error;
      const lives = waiting.get(index) ?? [];
      if (lives.length === 0 && !stop.always) continue;
      await step(stop);
      waiting.delete(index);
      standing = index;
      now = stop.at;
      for (const goOn of lives) goOn();
      await allRest();
    }
    if (failure) throw failure.error;
  };
  return { now: () => now, until, begin, pass };
};

/** Index of the first stop at an instant or after it; the number of stops where there is none. */
const firstFrom = (stops: readonly Stop[], at: number): number => {
  let [low, high] = [0, stops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stops[middle]?.at ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};
