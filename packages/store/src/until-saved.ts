import { setTimeout as pause } from "node:timers/promises";

/** Others were first each time. */
export type Raced = { readonly kind: "raced" };

/** How often something is decided at most when others are first, and how many ms it waits before the try of a number. */
export type Patience = { readonly tries: number; readonly pauseMs: (tries: number) => number };

/** For what few change at once: again at once, a few times. */
const patienceOfFew: Patience = { tries: 5, pauseMs: () => 0 };

/** For what a hall full of people changes at once: growing and jittered pauses. */
export const patienceOfMany: Patience = {
  tries: 16,
  pauseMs: (tries) => Math.min(250, 4 * 2 ** tries) * Math.random(),
};

/** Loads, decides and saves, again a bounded number of times where somebody else was first (`conflict`). */
export const untilSaved = async <T>(
  attempt: () => Promise<T | "conflict">,
  { tries, pauseMs }: Patience = patienceOfFew,
): Promise<T | Raced> => {
  for (let tried = 0; tried < tries; tried++) {
    const ms = tried === 0 ? 0 : pauseMs(tried);
    if (ms > 0) await pause(ms);
    const outcome = await attempt();
    if (outcome !== "conflict") return outcome;
  }
  return { kind: "raced" };
};
