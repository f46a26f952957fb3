import type { Instant } from "../../clock/instant.ts";
import { type Case, enter } from "../case.ts";
import { type Decision, decided, startingFrom } from "../decision.ts";

/** Takes an application back before it is decided (撤件); only the partner that submitted it may. */
export const withdraw = (kase: Case, reason: string, now: Instant): Decision => {
  const start = startingFrom(kase, ["submitted", "routed", "claimed", "accepted"]);
  if (start.kind === "refused") return start;
  const next = enter(kase, { status: "withdrawn", withdrawnAt: now });
  return decided(kase, next, { kind: "partner", id: kase.partner }, now, { type: "CaseWithdrawn", reason });
};
