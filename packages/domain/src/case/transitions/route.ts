import type { Instant } from "../../clock/instant.ts";
import { refused } from "../../refusal.ts";
import { type Case, enter, isOpen } from "../case.ts";
import { type Decision, decided, startingFrom } from "../decision.ts";

/** Puts a submitted case on its dedicated window's board. */
export const route = (kase: Case, now: Instant): Decision => {
  const start = startingFrom(kase, ["submitted"]);
  if (start.kind === "refused") return isOpen(kase) ? refused("already-routed", start.facts) : start;
  return decided(kase, enter(kase, { status: "routed", routedAt: now }), { kind: "broker" }, now, {
    type: "CaseRouted",
    window: kase.window,
  });
};
