import { type CaseId, epochMs, type Instant } from "@tongban/domain";
import type { TimerOwner } from "@tongban/store";

/** A queue whose messages come after whole seconds of a clock that may go faster than the one on the wall, as SQS delays them. */
export const delayedMessages = (clock: () => Instant) => {
  const bySecond = new Map<number, CaseId[]>();
  const now = (): number => Math.floor(epochMs(clock()) / 1_000);
  const takeUntil = (last: number): CaseId | undefined => {
    for (const [second, waiting] of bySecond) {
      if (second > last) continue;
      const caseId = waiting.pop();
      if (waiting.length === 0) bySecond.delete(second);
      if (caseId !== undefined) return caseId;
    }
    return undefined;
  };
  return {
    fireTimers: async (timers: readonly (TimerOwner & { readonly delay: number })[]) => {
      for (const { delay, ...owner } of timers) {
        if (!("caseId" in owner)) continue;
        const second = now() + Math.ceil(delay) + 1;
        const waiting = bySecond.get(second) ?? [];
        if (waiting.length === 0) bySecond.set(second, waiting);
        waiting.push(owner.caseId);
      }
    },
    /** A message that has come by now. */
    take: () => takeUntil(now()),
    /** A message, whether it has come or not. */
    takeAny: () => takeUntil(Number.POSITIVE_INFINITY),
  };
};
