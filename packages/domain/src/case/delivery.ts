import type { DeliveryWay } from "../agreement/matter-list.ts";
import type { CaseIn } from "./case.ts";

/** How far the delivery (送达) of a result is that the handling place makes: under way, returned to it, or delivered. */
export const deliveryStates = ["under-way", "returned", "delivered"] as const;

/** One of {@link deliveryStates}. */
export type DeliveryState = (typeof deliveryStates)[number];

/** By what a delivery is proven (送达回证): a signature, the record of a platform, or a witness of leaving it (留置送达). */
export const deliveryProofs = ["signature", "platform-record", "witness"] as const;

/** One of {@link deliveryProofs}. */
export type DeliveryProof = (typeof deliveryProofs)[number];

/** Ways by which the handling place hands over a thing itself; what is electronic reaches the applicant by the partner. */
const ownWays: readonly DeliveryWay[] = ["post", "pick-up"];

/**
 * Whether the handling place delivers the result: the application wished it by post or to pick it up, or the window began
 * a delivery. Otherwise the partner hands it over, and its acknowledgement says so.
 */
export const isDeliveredByWindow = ({ origin, delivery }: CaseIn<"decided">): boolean =>
  delivery !== undefined || (origin.delivery !== undefined && ownWays.includes(origin.delivery));

/** Whether nothing is owed any more once the partner acknowledges: a case is closed when both have what they wait for. */
export const closesWithAcknowledgement = (kase: CaseIn<"decided">): boolean =>
  kase.delivery === "delivered" || !isDeliveredByWindow(kase);
