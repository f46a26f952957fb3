import {
  type Clock,
  type ClockName,
  clockNames,
  clockTable,
  isLive,
  isPaused,
  type Rung,
} from "../clock/clock.ts";
import type { Case } from "./case.ts";

/** What a case is warned of: a live clock, and the highest rung whose time has come. */
export type Warned = { readonly clock: ClockName; readonly rung: Rung };

/** From alarm to calm. */
const ladder = ["red", "pause", "orange", "yellow"] as const satisfies readonly Rung[];

/**
 * What an unfinished case is warned of, the worst of its clocks; nothing while all of them have time. A warning that
 * came too late to be given counts as well: that clock stands no better for it.
 */
export const warnedOf = ({ clocks }: Pick<Case, "clocks">): Warned | undefined => {
  const reached = clockNames.flatMap((clock) => {
    const rung = rungOf(clock, clocks[clock]);
    return rung ? [{ clock, rung }] : [];
  });
  for (const rung of ladder) {
    const found = reached.find((one) => one.rung === rung);
    if (found) return found;
  }
  return undefined;
};

/**
 * Rungs that are still to be given stand on the clock, so the others are behind it. A pause has its own alone; a clock
 * that counts no days has no day on which it is nearly due.
 */
const rungOf = (name: ClockName, clock: Clock | undefined): Rung | undefined => {
  if (!isLive(clock)) return undefined;
  const { unit } = clock.promised.limit;
  const countsDays = unit === "working-days" || unit === "calendar-days";
  return clockTable[name].rungs
    .filter(
      (rung) => (rung === "pause") === isPaused(clock) && (countsDays || rung === "red" || rung === "pause"),
    )
    .findLast((rung) => clock.warnings[rung] === undefined);
};
