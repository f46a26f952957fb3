import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { unlessHolder } from "../holding.ts";
import { transition } from "../transition.ts";

/** Ends a pause: the handling clock goes on with what it had left. */
export const resume = transition({
  from: ["suspended"],
  notFrom: ({ status }) => (status === "accepted" ? refusal("clock-running") : undefined),
  unless: (kase, staff: Staff, now) => unlessHolder(kase, staff, now),
  happens: () => [{ type: "CaseResumed" }],
});
