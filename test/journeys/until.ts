import { setTimeout as delay } from "node:timers/promises";

/**
 * Polls until `probe` finds something; fails after `patience` ms: longer than a minute, for what a worker could not do at
 * once is found again by the sweep, which comes every minute. Looks again after `pause` ms.
 */
export const until = async <Found>(
  probe: () => Promise<Found | undefined>,
  patience = 90_000,
  pause = 50,
): Promise<Found> => {
  const deadline = performance.now() + patience;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`Nothing came within ${patience} ms`);
    await delay(pause);
  }
};
