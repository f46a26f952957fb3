import type { Calendar } from "../../clock/calendar.ts";
import type { Instant } from "../../clock/instant.ts";
import { refused } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { type Case, enter } from "../case.ts";
import { actorOf, type Decision, decided, dueFrom, startingFrom } from "../decision.ts";

/** Gives a held case to another member of the window's team; only a lead may. */
export const reassign = (kase: Case, lead: Staff, to: Staff, calendar: Calendar, now: Instant): Decision => {
  const start = startingFrom(kase, ["claimed", "accepted"]);
  if (start.kind === "refused") return start;
  if (lead.role !== "lead") return refused("lead-required");
  if (!to.windows.includes(kase.window)) return refused("not-on-team", { staff: to.id, window: kase.window });
  if (start.kase.holder === to.id) return refused("already-holder", { holder: to.id });

  const event = { type: "CaseReassigned", from: start.kase.holder, to: to.id, toName: to.name } as const;
  if (start.kase.status === "accepted") {
    const { acceptedAt, acceptedDue } = start.kase;
    const next = enter(kase, { status: "accepted", holder: to.id, acceptedAt, acceptedDue });
    return decided(kase, next, actorOf(lead), now, event);
  }
  const lease = dueFrom("promise", now, kase.standard.lease, kase, calendar);
  if (lease.kind === "refused") return lease;
  const next = enter(kase, { status: "claimed", holder: to.id, claimedAt: now, leaseEnds: lease.due.at });
  return decided(kase, next, actorOf(lead), now, event);
};
