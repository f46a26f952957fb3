/** Steps that undo what was started. */
export type Teardown = {
  /** The step added last runs first. */
  add(step: () => Promise<void>): void;
  /** True once {@link Teardown.run} was called. */
  begun(): boolean;
  /** Runs every step once, even if one fails; then rejects with what failed. */
  run(): Promise<void>;
};

/** Makes an empty teardown. */
export const createTeardown = (): Teardown => {
  const steps: (() => Promise<void>)[] = [];
  let running: Promise<void> | undefined;
  const runAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let step = steps.pop(); step; step = steps.pop())
      await step().catch((error) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, "Not everything could be stopped");
  };
  return {
    add: (step) => {
      steps.push(step);
    },
    begun: () => running !== undefined,
    run: () => {
      running ??= runAll();
      return running;
    },
  };
};
