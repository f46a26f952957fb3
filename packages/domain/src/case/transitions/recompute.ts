import { refusal } from "../../refusal.ts";
import { openStatuses } from "../case.ts";
import { clockMoves } from "../clock-plan.ts";
import { transition } from "../transition.ts";

/**
 * Computes the due instants of an open case again by another version of the calendar; refused where they stay as
 * they are. What was used stays used.
 */
export const recompute = transition({
  from: openStatuses,
  happens: (kase, _by: "broker", calendar: string, moment) => {
    const event = { type: "DueDatesRecomputed", calendar } as const;
    const planned = clockMoves(kase, event, moment);
    if (planned.kind === "refusal") return planned;
    return planned.moves.length > 0 ? [event] : refusal("due-dates-unchanged", { calendar });
  },
});
