import type { clockRun } from "@tongban/contract";
import { type ClockRun, clockHistory, clockTable, type Instant, isPast, lastSegment } from "@tongban/domain";
import type { KeptEvent } from "@tongban/store";
import type * as z from "zod";

/** Every clock that ran on a case, with its owner and its segments; overdue as of now, or as it ended. */
export const clockRunsOf = (events: readonly KeptEvent[], now: Instant): z.output<typeof clockRun>[] =>
  clockHistory(events).map((run) => clockRunView(run, now));

const clockRunView = ({ name, clock }: ClockRun, now: Instant): z.output<typeof clockRun> => {
  const { promised, statutory, ledger, end } = clock;
  const last = lastSegment(ledger);
  const ranUntil = last.kind === "paused" ? last.from : now;
  return {
    clock: name,
    owner: clockTable[name].owner,
    promised,
    statutory: statutory ?? null,
    segments: ledger.map((segment) => ({
      kind: segment.kind,
      from: segment.from,
      to: segment.to ?? null,
      ground: segment.kind === "paused" ? segment.ground : null,
      expectedEnd: segment.kind === "paused" ? segment.expectedEnd : null,
    })),
    overdue: end ? end.late : isPast(promised, ranUntil),
    end: end
      ? {
          used: end.used,
          usedStatutory: end.usedStatutory ?? null,
          late: end.late,
          lateStatutory: end.lateStatutory ?? false,
        }
      : null,
  };
};
