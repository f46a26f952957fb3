import { setTimeout as pause } from "node:timers/promises";

/** How often something is decided again when others were first: a hall full of people takes numbers at once. */
const TRIES = 16;
const FIRST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 250;

/** Tries until nobody else was first (`conflict`), a bounded number of times, with growing and jittered pauses. */
export const untilFirst = async <T>(
  attempt: () => Promise<T | "conflict">,
): Promise<T | { readonly kind: "raced" }> => {
  for (let tries = 0; tries < TRIES; tries++) {
    if (tries > 0) await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries) * Math.random());
    const outcome = await attempt();
    if (outcome !== "conflict") return outcome;
  }
  return { kind: "raced" };
};
