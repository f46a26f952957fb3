import { type Clock, type ClockName, moved } from "../clock/clock.ts";
import type { EventFacts } from "./event.ts";

/** One running of a clock: a notice that was asked anew after a supplement, or a claim after a release, runs again. */
export type ClockRun = { readonly name: ClockName; readonly clock: Clock };

/** Every clock that ever ran on a case, in the order of their starts, with all their segments. */
export const clockHistory = (events: readonly Pick<EventFacts, "clocks" | "at">[]): readonly ClockRun[] => {
  const runs: { readonly name: ClockName; clock: Clock }[] = [];
  for (const { clocks, at } of events)
    for (const move of clocks) {
      const running = runs.findLast(({ name }) => name === move.clock);
      if (move.do === "start") runs.push({ name: move.clock, clock: moved(undefined, move, at) });
      else if (running) running.clock = moved(running.clock, move, at);
    }
  return runs;
};
