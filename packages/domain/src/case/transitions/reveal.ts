import type { Instant } from "../../clock/instant.ts";
import { refused } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import type { Case } from "../case.ts";
import { actorOf, type Decision, decided } from "../decision.ts";

/**
 * Puts on the record that a member of staff looked at unmasked personal data, and why (PIPL art 51). Only the
 * case's holder and a lead have a need to know.
 */
export const reveal = (kase: Case, staff: Staff, reason: string, now: Instant): Decision => {
  const holder = "holder" in kase ? kase.holder : undefined;
  if (staff.role !== "lead" && holder === undefined) return refused("not-claimed", { status: kase.status });
  if (staff.role !== "lead" && holder !== staff.id) return refused("not-holder", { holder });
  if (reason.trim() === "") return refused("reasons-required");
  const next: Case = { ...kase, version: kase.version + 1 };
  return decided(kase, next, actorOf(staff), now, { type: "ApplicantRevealed", reason });
};
