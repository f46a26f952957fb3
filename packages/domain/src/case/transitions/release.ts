import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { unlessHolderOrLead } from "../holding.ts";
import { transition } from "../transition.ts";

/** Why a case is put back. */
export type ReleaseReason = { readonly reason: string };

/** Puts a claimed case back on the board, with the reason; by its holder, or by a lead. An accepted case is reassigned instead. */
export const release = transition({
  from: ["claimed"],
  unless: (kase, staff: Staff) => unlessHolderOrLead(kase, staff),
  happens: (_kase, _staff, { reason }: ReleaseReason) =>
    reason.trim() === "" ? refusal("reasons-required") : [{ type: "CaseReleased", prose: { reason } }],
});

/** Puts the claimed case of somebody who leaves the team back on the board; by the coordinator who takes them off. */
export const takeBack = transition({
  from: ["claimed"],
  unless: (_kase, staff: Staff) =>
    staff.role === "coordinator" ? undefined : refusal("coordinator-required"),
  happens: () => [{ type: "CaseReleased" }],
});
