import { isPast } from "../../../clock/clock.ts";
import { refusal } from "../../../refusal.ts";
import { transition } from "../../transition.ts";

/** Ends a case whose missing materials did not come in time (终止), by the broker. */
export const terminate = transition({
  from: ["accepted", "suspended"],
  unless: ({ gaps = [], clocks: { gap } }, _by: "broker", now) =>
    gaps.length > 0 && gap && isPast(gap.promised, now)
      ? undefined
      : refusal("not-due-yet", { clock: "gap" }),
  happens: ({ gaps = [] }) => [{ type: "CaseTerminated", gaps }],
});
