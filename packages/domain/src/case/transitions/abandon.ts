import { isPast } from "../../clock/clock.ts";
import { refusal } from "../../refusal.ts";
import { transition } from "../transition.ts";

/** An application whose supplement was not supplied in the standard's time counts as given up. */
export const abandon = transition({
  from: ["awaiting-supplement"],
  unless: ({ clocks: { supplement } }, _by: "broker", now) =>
    supplement && isPast(supplement.promised, now)
      ? undefined
      : refusal("not-due-yet", { clock: "supplement" }),
  happens: () => [{ type: "CaseAbandoned" }],
});
