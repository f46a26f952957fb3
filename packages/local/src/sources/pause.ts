/** A wait that can be cut short. */
export type Pause = {
  /** Resolves after `duration` ms, or at the next {@link Pause.end}. */
  wait(duration: number): Promise<void>;
  end(): void;
};

/** Makes a pause; only one wait may be under way at a time. */
export const createPause = (): Pause => {
  let wake: (() => void) | undefined;
  return {
    wait: (duration) =>
      new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          wake = undefined;
          resolve();
        };
        const timer = setTimeout(finish, duration);
        wake = finish;
      }),
    end: () => wake?.(),
  };
};
