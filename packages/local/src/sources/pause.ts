/** A wait that can be cut short. */
export type Pause = {
  /** Resolves after `duration` ms, or at the next {@link Pause.end}; at once if that came since the last wait. */
  wait(duration: number): Promise<void>;
  end(): void;
};

/** Makes a pause; only one wait may be under way at a time. */
export const createPause = (): Pause => {
  let wake: (() => void) | undefined;
  let ended = false;
  return {
    wait: async (duration) => {
      if (!ended)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, duration);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      wake = undefined;
      ended = false;
    },
    end: () => {
      ended = true;
      wake?.();
    },
  };
};
