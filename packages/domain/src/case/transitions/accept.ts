import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { unlessComplete } from "../gaps.ts";
import { unlessHolder } from "../holding.ts";
import { transition } from "../transition.ts";

/**
 * Accepts a claimed case (受理, 行政许可法 art 32): the handling clock starts. One that lacks what may follow is accepted
 * with gaps, against a commitment, or asked to supplement.
 */
export const accept = transition({
  from: ["claimed"],
  unless: (kase, staff: Staff, now) =>
    unlessHolder(kase, staff, now) ??
    (kase.origin.caseType === "instant" ? refusal("instant-matter") : undefined) ??
    unlessComplete(kase),
  happens: () => [{ type: "CaseAccepted" }],
});
