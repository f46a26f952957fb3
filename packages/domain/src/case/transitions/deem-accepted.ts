import { isPast } from "../../clock/clock.ts";
import { refusal } from "../../refusal.ts";
import { receivedAt } from "../clock-plan.ts";
import { transition } from "../transition.ts";

/**
 * Nobody accepted, declined or asked for a supplement in time, so the application counts as accepted from the day it
 * was received (行政许可法 art 32).
 */
export const deemAccepted = transition({
  from: ["routed", "claimed"],
  unless: ({ clocks: { notice } }, _by: "broker", now) =>
    notice && isPast(notice.promised, now) ? undefined : refusal("not-due-yet", { clock: "notice" }),
  happens: (kase) => [{ type: "CaseAccepted", deemed: receivedAt(kase) }],
});
