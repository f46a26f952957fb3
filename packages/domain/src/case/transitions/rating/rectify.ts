import { isLive } from "../../../clock/clock.ts";
import { refusal } from "../../../refusal.ts";
import type { Staff } from "../../../staff.ts";
import { caseStatuses } from "../../case.ts";
import { unlessHolderOrLead } from "../../holding.ts";
import { transition } from "../../transition.ts";

/** What was done about a bad rating, and whether the applicant was called back (回访). */
export type Rectification = { readonly done: string; readonly calledBack: boolean };

/** Records that a bad rating was rectified (差评整改): by whoever holds the case, or the window's lead. */
export const rectify = transition({
  from: [...caseStatuses],
  unless: (kase, staff: Staff) =>
    unlessHolderOrLead(kase, staff) ??
    (isLive(kase.clocks.rectification) ? undefined : refusal("nothing-to-rectify")),
  happens: (_kase, _staff, { done, calledBack }: Rectification) =>
    done.trim() === ""
      ? refusal("reasons-required")
      : [{ type: "RatingRectified", calledBack, prose: { done } }],
});
