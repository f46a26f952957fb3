import type { Instant } from "../clock/instant.ts";
import { type Case, enter } from "./case.ts";
import { type Decision, decided, startingFrom } from "./decision.ts";

/** Puts a submitted case on its dedicated window's board. */
export const route = (kase: Case, now: Instant): Decision => {
  const start = startingFrom(kase, ["submitted"]);
  if (start.kind === "refused") return start;
  return decided(kase, enter(kase, { status: "routed", routedAt: now }), { kind: "broker" }, now, {
    type: "CaseRouted",
    window: kase.window,
  });
};
