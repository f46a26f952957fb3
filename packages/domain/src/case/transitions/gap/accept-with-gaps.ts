import { refusal } from "../../../refusal.ts";
import type { Staff } from "../../../staff.ts";
import { missingOf } from "../../gaps.ts";
import { unlessHolder } from "../../holding.ts";
import { transition } from "../../transition.ts";

/**
 * Accepts a claimed case although materials are missing that the list lets follow (容缺受理), against the written
 * commitment that is on the record. Handling goes on, the gap clock is the applicant's, and nothing is granted before all
 * are there.
 */
export const acceptWithGaps = transition({
  from: ["claimed"],
  unless: (kase, staff: Staff, now) =>
    unlessHolder(kase, staff, now) ??
    (kase.origin.caseType === "instant" ? refusal("instant-matter") : undefined) ??
    (missingOf(kase).length === 0 ? refusal("nothing-may-follow") : undefined) ??
    (kase.committed ? undefined : refusal("commitment-missing", { materials: missingOf(kase) })),
  happens: (kase) => [{ type: "CaseAccepted", gaps: missingOf(kase) }],
});
