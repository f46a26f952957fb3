import type { PaperKind } from "../../../paper/paper-kind.ts";
import { refusal } from "../../../refusal.ts";
import type { Staff } from "../../../staff.ts";
import { caseStatuses } from "../../case.ts";
import { unlessLead } from "../../holding.ts";
import { transition } from "../../transition.ts";

/** Which paper is void, by the number of its event, why, and whether another one of its kind is issued in its place. */
export type VoidedPaper = {
  readonly paper: number;
  readonly kind: PaperKind;
  readonly replaced: boolean;
  readonly reason: string;
};

/**
 * Declares a paper void (作废), as a lead, whatever became of the case: what the paper tells of stays as it was decided,
 * and the paper itself stands no longer. That there is such a paper, and that it is not void yet, is its caller's to know.
 */
export const voidPaper = transition({
  from: caseStatuses,
  unless: (kase, staff: Staff) => unlessLead(kase, staff),
  happens: (_kase, _staff, { paper, kind, replaced, reason }: VoidedPaper) =>
    reason.trim() === ""
      ? refusal("reasons-required")
      : [{ type: "PaperVoided", paper, kind, replaced, prose: { reason } }],
});
