import { refusal } from "../../../refusal.ts";
import { openStatuses } from "../../case.ts";
import { type Sender, transition } from "../../transition.ts";

/** Revokes the mandate of a case's helper, by whoever sent the case or by its applicant; from then on nobody acts by it. */
export const revokeHelper = transition({
  from: [...openStatuses, "decided"],
  unless: ({ helper }, _by: Sender | "applicant") => {
    if (!helper) return refusal("no-helper");
    return helper.revoked ? refusal("mandate-revoked") : undefined;
  },
  happens: (_kase, _by, { reason }: { readonly reason: string }) => [
    { type: "HelperRevoked", prose: { reason } },
  ],
});
