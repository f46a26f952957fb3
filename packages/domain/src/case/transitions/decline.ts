import type { Instant } from "../../clock/instant.ts";
import { refused } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { type Case, enter } from "../case.ts";
import { actorOf, type Decision, decided, heldBy, startingFrom } from "../decision.ts";

/** Why an application is not accepted, and which organ it belongs to. */
export type Declination = { readonly reason: string; readonly rightOrgan: string };

/** Declines a claimed case (不予受理, 行政许可法 art 32): not this organ's; the right one is named. */
export const decline = (kase: Case, staff: Staff, why: Declination, now: Instant): Decision => {
  const start = startingFrom(kase, ["claimed"]);
  if (start.kind === "refused") return start;
  const denied = heldBy(start.kase, staff.id, now);
  if (denied) return denied;
  if (why.reason.trim() === "" || why.rightOrgan.trim() === "") return refused("reasons-required");
  const next = enter(kase, { status: "declined", holder: staff.id, declinedAt: now });
  return decided(kase, next, actorOf(staff), now, { type: "CaseDeclined", ...why });
};
