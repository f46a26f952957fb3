import { refusal } from "../../../refusal.ts";
import type { Case } from "../../case.ts";
import type { Moment } from "../../moment.ts";
import type { Sender } from "../../transition.ts";
import type { Verdict } from "../../verdict.ts";
import { type HelperNaming, nameHelper } from "./name-helper.ts";
import { revokeHelper } from "./revoke-helper.ts";

/** Names the helper of a case, or, with a reason, revokes the mandate of the one who is named. */
export const changeHelper = (
  kase: Case,
  by: Sender,
  { helper, reason }: { readonly helper: HelperNaming | null; readonly reason?: string | undefined },
  moment: Moment,
): Verdict => {
  if (helper) return nameHelper.verdict(kase, by, helper, moment);
  return reason === undefined
    ? refusal("reasons-required")
    : revokeHelper.verdict(kase, by, { reason }, moment);
};
