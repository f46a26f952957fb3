import { refusal } from "../../refusal.ts";
import { transition } from "../transition.ts";

/** Puts a claim that its holder did not use before the lease ended back on the board. */
export const lapse = transition({
  from: ["claimed"],
  unless: ({ leaseEnds }, _by: "broker", now) =>
    now >= leaseEnds ? undefined : refusal("not-due-yet", { leaseEnds }),
  happens: ({ holder }) => [{ type: "ClaimLapsed", holder }],
});
