import { refusal } from "../../../refusal.ts";
import type { Staff } from "../../../staff.ts";
import { unlessHolderOrLead } from "../../holding.ts";
import { transition } from "../../transition.ts";
import { unlessUnderWay } from "./under-way.ts";

/** Why an attempt failed, and whether the result came back to the window. */
export type FailedDelivery = { readonly reason: string; readonly returned: boolean };

/** Records that an attempt at a delivery failed; one that came back has to be sent out again. The clock runs on. */
export const failDelivery = transition({
  from: ["decided"],
  notFrom: ({ status }) => (status === "closed" ? undefined : refusal("nothing-to-deliver", { status })),
  unless: (kase, staff: Staff) => unlessHolderOrLead(kase, staff) ?? unlessUnderWay(kase),
  happens: ({ deliveryWay: way }, _staff, { reason, returned }: FailedDelivery) =>
    reason.trim() === ""
      ? refusal("reasons-required")
      : [{ type: "DeliveryFailed", ...(way ? { way } : {}), returned, prose: { reason } }],
});
