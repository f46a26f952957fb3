import { refusal } from "../../refusal.ts";
import type { AcknowledgementWay } from "../event.ts";
import { transition } from "../transition.ts";

/** Records that the partner has the result, and how it said so: the case is closed. */
export const acknowledge = transition({
  from: ["decided"],
  notFrom: ({ status }) => (status === "closed" ? undefined : refusal("nothing-to-acknowledge", { status })),
  happens: (_kase, _by: "partner", via: AcknowledgementWay) => [{ type: "ResultAcknowledged", via }],
});
