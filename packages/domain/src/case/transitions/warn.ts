import { type ClockName, isLive, type Rung } from "../../clock/clock.ts";
import type { Instant } from "../../clock/instant.ts";
import { refusal } from "../../refusal.ts";
import { type Case, caseStatuses } from "../case.ts";
import { transition } from "../transition.ts";

/**
 * Gives the warning that a clock of the case is due for, the highest where several are: each is given once, because
 * the event takes it and those below it off the clock.
 */
export const warn = transition({
  from: [...caseStatuses],
  unless: () => undefined,
  happens: (kase, _by: "broker", clock: ClockName, { now }) => {
    const rung = dueRung(kase, clock, now);
    const warned = kase.clocks[clock];
    if (rung === undefined || !warned) return refusal("not-due-yet", { clock });
    const { at: due, provisional } = warned.promised;
    return [{ type: "WarningGiven", clock, rung, due, ...(provisional ? { provisional } : {}) }];
  },
});

/** In which order warnings of a clock that are due together are given, the first one last: that of a pause says nothing of its days. */
const givenLast = ["pause", "yellow", "orange", "red"] as const satisfies readonly Rung[];

/** The highest warning of a clock whose time has come. */
const dueRung = (kase: Case, clock: ClockName, now: Instant): Rung | undefined => {
  const running = kase.clocks[clock];
  if (!isLive(running)) return undefined;
  return givenLast.findLast((rung) => {
    const at = running.warnings[rung];
    return at !== undefined && at <= now;
  });
};
