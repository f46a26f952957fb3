import type { Instant } from "../clock/instant.ts";
import { refused } from "../refusal.ts";
import type { Staff } from "../staff.ts";
import type { Case } from "./case.ts";
import { actorOf, type Decision, decided } from "./decision.ts";

/** Puts on the record that a member of staff looked at unmasked personal data, and why (PIPL art 51). */
export const reveal = (kase: Case, staff: Staff, reason: string, now: Instant): Decision => {
  if (reason.trim() === "") return refused("reasons-required");
  const next: Case = { ...kase, version: kase.version + 1 };
  return decided(kase, next, actorOf(staff), now, { type: "ApplicantRevealed", reason });
};
