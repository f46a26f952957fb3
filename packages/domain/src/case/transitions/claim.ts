import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { leaseEndFrom } from "../due.ts";
import { transition } from "../transition.ts";

/**
 * Reserves a case for one clerk until the lease ends (working time, by the standard). A case whose lease ended
 * may be taken over; the version then fences off whatever its former holder still sends.
 */
export const claim = transition({
  from: ["routed", "claimed"],
  unless: (kase, _staff: Staff, now) => {
    if (kase.status !== "claimed" || now >= kase.leaseEnds) return undefined;
    const { holder, claimedAt, leaseEnds } = kase;
    return refusal("already-claimed", { holder, claimedAt, leaseEnds });
  },
  happens: (kase, staff, _input: undefined, moment) => {
    const lease = leaseEndFrom(kase.origin.standard, moment);
    if (lease.kind === "refusal") return lease;
    const former = kase.status === "claimed" ? { takenOverFrom: kase.holder } : {};
    return [{ type: "CaseClaimed", holder: staff.id, leaseEnds: lease.value, ...former }];
  },
});
