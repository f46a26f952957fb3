import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { holderOf } from "../case.ts";
import { leaseEndFrom } from "../due.ts";
import { unlessLead } from "../holding.ts";
import { transition } from "../transition.ts";

/** Gives a case that waits or is held to another member of the window's team; only a lead may. */
export const reassign = transition({
  from: ["routed", "claimed", "awaiting-supplement", "accepted", "suspended"],
  unless: (kase, lead: Staff) => unlessLead(kase, lead),
  happens: (kase, _lead, to: Staff, moment) => {
    const { window } = kase;
    const from = holderOf(kase);
    if (!to.windows.includes(window)) return refusal("not-on-team", { staff: to.id, window });
    if (from === to.id) return refusal("already-holder", { holder: from });
    const said = {
      type: "CaseReassigned",
      ...(from === undefined ? {} : { from }),
      to: to.id,
      toName: to.name,
    } as const;
    if (kase.status !== "claimed" && kase.status !== "routed") return [said];
    const lease = leaseEndFrom(kase.origin.standard, moment);
    return lease.kind === "refusal" ? lease : [{ ...said, leaseEnds: lease.value }];
  },
});
