import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { leaseEndFrom } from "../due.ts";
import { transition } from "../transition.ts";

/**
 * Reserves a case for one clerk until the lease ends (working time, by the standard). A case whose lease ended
 * may be taken over; the version then fences off whatever its former holder still sends. A case that was accepted by
 * lapse of time before anybody claimed it is taken for good.
 */
export const claim = transition({
  from: ["routed", "claimed", "accepted"],
  unless: (kase, _staff: Staff, now) => {
    if (kase.status === "accepted")
      return kase.holder === undefined ? undefined : refusal("already-accepted", { status: kase.status });
    if (kase.status === "routed" || now >= kase.leaseEnds) return undefined;
    const { holder, claimedAt, leaseEnds } = kase;
    return refusal("already-claimed", { holder, claimedAt, leaseEnds });
  },
  happens: (kase, staff, _input: undefined, moment) => {
    const claimed = { type: "CaseClaimed", holder: staff.id } as const;
    if (kase.status === "accepted") return [claimed];
    const lease = leaseEndFrom(kase.origin.standard, moment);
    if (lease.kind === "refusal") return lease;
    const former = kase.status === "claimed" ? { takenOverFrom: kase.holder } : {};
    return [{ ...claimed, leaseEnds: lease.value, ...former }];
  },
});
