import { refused } from "../../refusal.ts";
import { isOpen } from "../case.ts";
import { transition } from "../transition.ts";

/** Puts a submitted case on its dedicated window's board. */
export const route = transition({
  from: ["submitted"],
  notFrom: (kase) => (isOpen(kase) ? refused("already-routed", { status: kase.status }) : undefined),
  happens: ({ window }, _by: "broker") => [{ type: "CaseRouted", window }],
});
