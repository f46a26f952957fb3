import type { Instant } from "../../clock/instant.ts";
import { refused } from "../../refusal.ts";
import { type Case, enter } from "../case.ts";
import { type Decision, decided, startingFrom } from "../decision.ts";

/** Records that the partner has the result: the case is closed. */
export const acknowledge = (kase: Case, now: Instant): Decision => {
  const start = startingFrom(kase, ["decided"]);
  if (start.kind === "refused") {
    return kase.status === "closed" ? start : refused("nothing-to-acknowledge", { status: kase.status });
  }
  const { holder, acceptedAt, acceptedDue, decidedAt, outcome } = start.kase;
  const result = { holder, acceptedAt, acceptedDue, decidedAt, outcome };
  const next = enter(kase, { status: "closed", acknowledgedAt: now, ...result });
  return decided(kase, next, { kind: "partner", id: kase.partner }, now, { type: "ResultAcknowledged" });
};
