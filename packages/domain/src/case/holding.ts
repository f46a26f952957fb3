import type { Instant } from "../clock/instant.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { Staff } from "../staff.ts";
import { type Case, type CaseIn, holderOf } from "./case.ts";

/** Refuses a member of staff who does not hold the case, or whose claim ran out. */
export const unlessHolder = (
  kase: CaseIn<"claimed" | "accepted" | "suspended">,
  staff: Staff,
  now: Instant,
): Refusal | undefined => {
  if (kase.holder === undefined) return refusal("not-claimed", { status: kase.status });
  if (kase.holder !== staff.id) return refusal("not-holder", { holder: kase.holder });
  if (kase.status === "claimed" && now >= kase.leaseEnds)
    return refusal("lease-ended", { leaseEnded: kase.leaseEnds });
  return undefined;
};

/** Refuses everyone but the case's holder and a lead. */
export const unlessHolderOrLead = (kase: Case, staff: Staff): Refusal | undefined => {
  if (staff.role === "lead") return undefined;
  const holder = holderOf(kase);
  if (holder === undefined) return refusal("not-claimed", { status: kase.status });
  return holder === staff.id ? undefined : refusal("not-holder", { holder });
};

/** Refuses everyone but a lead. */
export const unlessLead = (_kase: Case, staff: Staff): Refusal | undefined =>
  staff.role === "lead" ? undefined : refusal("lead-required");
