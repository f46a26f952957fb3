import { type Clock, isLive, isPast } from "../../../clock/clock.ts";
import type { Instant } from "../../../clock/instant.ts";
import { refusal } from "../../../refusal.ts";
import { transition } from "../../transition.ts";

/** Ends a case whose missing materials, or whose fee, did not come in time (终止), by the broker. */
export const terminate = transition({
  from: ["accepted", "suspended"],
  unless: ({ clocks: { gap, payment } }, _by: "broker", now) =>
    isOver(gap, now) || isOver(payment, now)
      ? undefined
      : refusal("not-due-yet", { clock: isLive(payment) && !isLive(gap) ? "payment" : "gap" }),
  happens: ({ gaps = [], clocks: { gap, payment } }, _by, _input: undefined, { now }) => [
    {
      type: "CaseTerminated",
      gaps: isOver(gap, now) ? gaps : [],
      ...(isOver(payment, now) ? { unpaid: true } : {}),
    },
  ],
});

const isOver = (clock: Clock | undefined, now: Instant): boolean =>
  isLive(clock) && isPast(clock.promised, now);
