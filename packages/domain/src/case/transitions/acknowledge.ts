import { refusal } from "../../refusal.ts";
import type { AcknowledgementWay } from "../event.ts";
import { type Sender, transition } from "../transition.ts";

/** Records that the result arrived, and how that was said: the case is closed. */
export const acknowledge = transition({
  from: ["decided"],
  notFrom: ({ status }) => (status === "closed" ? undefined : refusal("nothing-to-acknowledge", { status })),
  happens: (_kase, _by: Sender, via: AcknowledgementWay) => [{ type: "ResultAcknowledged", via }],
});
