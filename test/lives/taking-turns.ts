import { setImmediate as nextTurn } from "node:timers/promises";

/** Lets an effect happen when its turn comes. */
export type Gate = <T>(effect: () => Promise<T>) => Promise<T>;

type Waiting = { readonly of: number; readonly go: () => Promise<void> };

/** Turns of the event loop that are waited for a task to ask for its next effect. */
const MOST_TURNS = 100_000;

/**
 * Runs tasks at the same time so that their effects take turns in an order that is given, one effect at a time: which
 * task goes next is what a test chooses and what its seed brings back.
 */
export const takingTurns = async (
  order: readonly number[],
  tasks: readonly ((gate: Gate) => Promise<void>)[],
): Promise<void> => {
  const waiting: Waiting[] = [];
  const running = new Set(tasks.keys());
  const all = Promise.allSettled(
    tasks.map(async (task, of) => {
      const gate: Gate = (effect) =>
        new Promise((resolve, reject) => {
          waiting.push({ of, go: () => effect().then(resolve, reject) });
        });
      try {
        await task(gate);
      } finally {
        running.delete(of);
      }
    }),
  );
  const everyoneAsks = () => [...running].every((of) => waiting.some((one) => one.of === of));
  for (let turn = 0; ; turn++) {
    for (let tries = 0; tries < MOST_TURNS && (tries < 2 || !everyoneAsks()); tries++) await nextTurn();
    if (running.size === 0 && waiting.length === 0) break;
    const [next] = waiting.splice((order[turn % order.length] ?? 0) % Math.max(1, waiting.length), 1);
    await next?.go();
  }
  for (const outcome of await all) if (outcome.status === "rejected") throw outcome.reason;
};
