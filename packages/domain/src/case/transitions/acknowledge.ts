import { refused } from "../../refusal.ts";
import { transition } from "../transition.ts";

/** Records that the partner has the result: the case is closed. */
export const acknowledge = transition({
  from: ["decided"],
  notFrom: ({ status }) => (status === "closed" ? undefined : refused("nothing-to-acknowledge", { status })),
  happens: (_kase, _by: "partner") => [{ type: "ResultAcknowledged" }],
});
