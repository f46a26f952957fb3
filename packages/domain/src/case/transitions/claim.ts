import type { Calendar } from "../../clock/calendar.ts";
import type { Instant } from "../../clock/instant.ts";
import { refused } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { type Case, enter } from "../case.ts";
import { actorOf, type Decision, decided, dueFrom, startingFrom } from "../decision.ts";

/**
 * Reserves a case for one clerk until the lease ends (working time, by the standard). A case whose lease ended
 * may be taken over; the version then fences off whatever its former holder still sends.
 */
export const claim = (kase: Case, staff: Staff, calendar: Calendar, now: Instant): Decision => {
  const start = startingFrom(kase, ["routed", "claimed"]);
  if (start.kind === "refused") return start;
  const held = start.kase.status === "claimed" ? start.kase : undefined;
  if (held && now < held.leaseEnds) {
    return refused("already-claimed", {
      holder: held.holder,
      claimedAt: held.claimedAt,
      leaseEnds: held.leaseEnds,
    });
  }
  const lease = dueFrom("promise", now, kase.standard.lease, kase, calendar);
  if (lease.kind === "refused") return lease;
  const leaseEnds = lease.due.at;
  const next = enter(kase, { status: "claimed", holder: staff.id, claimedAt: now, leaseEnds });
  return decided(kase, next, actorOf(staff), now, {
    type: "CaseClaimed",
    leaseEnds,
    ...(held ? { takenOverFrom: held.holder } : {}),
  });
};
