import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { unlessHolder } from "../holding.ts";
import { transition } from "../transition.ts";

/** Accepts a claimed case (受理, 行政许可法 art 32): the handling clock starts. */
export const accept = transition({
  from: ["claimed"],
  unless: (kase, staff: Staff, now) =>
    unlessHolder(kase, staff, now) ??
    (kase.origin.caseType === "instant" ? refusal("instant-matter") : undefined),
  happens: () => [{ type: "CaseAccepted" }],
});
