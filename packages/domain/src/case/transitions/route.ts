import type { CaseNumber } from "../../identifiers/case-number.ts";
import { refusal } from "../../refusal.ts";
import { isOpen } from "../case.ts";
import { transition } from "../transition.ts";

/** Puts a submitted case on its dedicated window's board, under the case number that it was given, if it has one. */
export const route = transition({
  from: ["submitted"],
  notFrom: (kase) => (isOpen(kase) ? refusal("already-routed", { status: kase.status }) : undefined),
  happens: ({ window }, _by: "broker", number: CaseNumber | undefined) => [
    { type: "CaseRouted", window, ...(number ? { number } : {}) },
  ],
});
