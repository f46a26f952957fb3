import { epochMs, type Instant, instantFromEpochMs } from "../../../clock/instant.ts";
import { refusal } from "../../../refusal.ts";
import type { Staff } from "../../../staff.ts";
import type { DeliveryProof } from "../../delivery.ts";
import { unlessHolderOrLead } from "../../holding.ts";
import { transition } from "../../transition.ts";
import { unlessUnderWay } from "./under-way.ts";

/** Who received a result, when, and by what that is proven. */
export type DeliveryReceipt = {
  readonly proof: DeliveryProof;
  readonly receivedBy: string;
  readonly receivedAt: Instant;
};

const MINUTE = 60_000;

/** People say when to the minute: what was decided and handed over in one minute was handed over in it. */
const minuteOf = (at: Instant): Instant => instantFromEpochMs(Math.floor(epochMs(at) / MINUTE) * MINUTE);

/** Records that the result was delivered, with its proof (送达回证): the delivery clock ends. */
export const confirmDelivery = transition({
  from: ["decided"],
  notFrom: ({ status }) => (status === "closed" ? undefined : refusal("nothing-to-deliver", { status })),
  unless: (kase, staff: Staff) => unlessHolderOrLead(kase, staff) ?? unlessUnderWay(kase),
  happens: (
    { decidedAt, deliveryWay: way },
    _staff,
    { proof, receivedBy, receivedAt }: DeliveryReceipt,
    { now },
  ) => {
    if (receivedBy.trim() === "") return refusal("reasons-required");
    if (receivedAt < minuteOf(decidedAt) || receivedAt > now)
      return refusal("delivery-time-impossible", { receivedAt, decidedAt });
    return [{ type: "ResultDelivered", ...(way ? { way } : {}), proof, receivedAt, prose: { receivedBy } }];
  },
});
