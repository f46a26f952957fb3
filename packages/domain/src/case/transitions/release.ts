import type { Instant } from "../../clock/instant.ts";
import { refused } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { type Case, enter } from "../case.ts";
import { actorOf, type Decision, decided, startingFrom } from "../decision.ts";

/** Puts a claimed case back on the board; by its holder, or by a lead. An accepted case is reassigned instead. */
export const release = (kase: Case, staff: Staff, now: Instant): Decision => {
  const start = startingFrom(kase, ["claimed"]);
  if (start.kind === "refused") return start;
  if (start.kase.holder !== staff.id && staff.role !== "lead") {
    return refused("not-holder", { holder: start.kase.holder });
  }
  return decided(kase, enter(kase, { status: "routed", routedAt: now }), actorOf(staff), now, {
    type: "CaseReleased",
  });
};
