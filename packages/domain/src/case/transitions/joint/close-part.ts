import { refusal } from "../../../refusal.ts";
import { transition } from "../../transition.ts";

/** Closes a decided part of a joint case: its result is on the parent's record, or its parent ended before. */
export const closePart = transition({
  from: ["decided"],
  notFrom: ({ status }) => (status === "closed" ? undefined : refusal("nothing-to-acknowledge", { status })),
  unless: ({ origin: { parent } }, _by: "broker") => (parent ? undefined : refusal("part-settled")),
  happens: () => [{ type: "ResultAcknowledged", via: "parent" }],
});
