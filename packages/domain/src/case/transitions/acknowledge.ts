import { unlessPart } from "../../joint/unless-parts.ts";
import { refusal } from "../../refusal.ts";
import type { AcknowledgementWay } from "../event.ts";
import { type Sender, transition } from "../transition.ts";

/**
 * Records that the result arrived, and how that was said. The case is closed, unless the window delivers the result and has
 * not yet: then it is closed by the delivery.
 */
export const acknowledge = transition({
  from: ["decided"],
  notFrom: ({ status }) => (status === "closed" ? undefined : refusal("nothing-to-acknowledge", { status })),
  unless: (kase) => unlessPart(kase) ?? (kase.acknowledgedAt ? refusal("already-acknowledged") : undefined),
  happens: (_kase, _by: Sender, via: AcknowledgementWay) => [{ type: "ResultAcknowledged", via }],
});
