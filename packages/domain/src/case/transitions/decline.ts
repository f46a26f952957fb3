import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { unlessHolder } from "../holding.ts";
import { transition } from "../transition.ts";

/** Why an application is not accepted, and which organ it belongs to. */
export type Declination = { readonly reason: string; readonly rightOrgan: string };

/** Declines a claimed case (不予受理, 行政许可法 art 32): not this organ's; the right one is named. */
export const decline = transition({
  from: ["claimed"],
  unless: (kase, staff: Staff, now) => unlessHolder(kase, staff, now),
  happens: (_kase, _staff, { reason, rightOrgan }: Declination) =>
    reason.trim() === "" || rightOrgan.trim() === ""
      ? refusal("reasons-required")
      : [{ type: "CaseDeclined", rightOrgan, prose: { reason } }],
});
