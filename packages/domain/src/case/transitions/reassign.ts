import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { leaseEndFrom } from "../due.ts";
import { unlessLead } from "../holding.ts";
import { transition } from "../transition.ts";

/** Gives a held case to another member of the window's team; only a lead may. */
export const reassign = transition({
  from: ["claimed", "accepted"],
  unless: (kase, lead: Staff) => unlessLead(kase, lead),
  happens: (kase, _lead, to: Staff, moment) => {
    const { holder, window } = kase;
    if (!to.windows.includes(window)) return refusal("not-on-team", { staff: to.id, window });
    if (holder === to.id) return refusal("already-holder", { holder });
    const said = { type: "CaseReassigned", from: holder, to: to.id, toName: to.name } as const;
    if (kase.status === "accepted") return [said];
    const lease = leaseEndFrom(kase.origin.standard, moment);
    return lease.kind === "refusal" ? lease : [{ ...said, leaseEnds: lease.value }];
  },
});
