import type { StaffId } from "../../ids.ts";
import { type Refusal, refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { type CaseIn, holderOf } from "../case.ts";
import { leaseEndFrom } from "../due.ts";
import type { CaseEventDetail, GivenWords, HandOverGround } from "../event.ts";
import { unlessLead } from "../holding.ts";
import type { Moment } from "../moment.ts";
import { unlessReviewedBy } from "../reviewing.ts";
import { transition } from "../transition.ts";

/** Who gets a case, why, and what they should know (交接说明). */
export type Giving = GivenWords & { readonly to: Staff };

/** Gives a case that waits or is held to another member of the window's team; only a lead may. */
export const reassign = transition({
  from: ["routed", "claimed", "awaiting-supplement", "accepted", "suspended"],
  unless: (kase, lead: Staff) => unlessLead(kase, lead),
  happens: (kase, _lead, { to, ...prose }: Giving, moment) =>
    prose.reason.trim() === "" ? refusal("reasons-required") : given(kase, to, moment, { prose }),
});

/** Takes a case that can be worked on over from the other one of a pair (AB 岗), who is off duty. */
export const takeOver = transition({
  from: ["claimed", "accepted"],
  happens: (kase, staff: Staff, { from }: { readonly from: StaffId }, moment) =>
    kase.holder === from
      ? given(kase, staff, moment, { why: "off-duty" })
      : refusal("not-holder", { holder: from }),
});

/** Gives a case whose work has begun to the other one of its holder's pair; by the coordinator who takes the holder off the team. */
export const handOver = transition({
  from: ["awaiting-supplement", "accepted", "suspended"],
  unless: (_kase, staff: Staff) =>
    staff.role === "coordinator" ? undefined : refusal("coordinator-required"),
  happens: (kase, _coordinator, to: Staff, moment) => given(kase, to, moment, { why: "left" }),
});

type Givable = CaseIn<"routed" | "claimed" | "awaiting-supplement" | "accepted" | "suspended">;

const given = (
  kase: Givable,
  to: Staff,
  moment: Moment,
  said: { readonly why: HandOverGround } | { readonly prose: GivenWords },
): readonly CaseEventDetail[] | Refusal => {
  const { window } = kase;
  const from = holderOf(kase);
  if (!to.windows.includes(window)) return refusal("not-on-team", { staff: to.id, window });
  if (from === to.id) return refusal("already-holder", { holder: from });
  const reviewed = unlessReviewedBy(kase, to);
  if (reviewed) return reviewed;
  const reassigned = {
    type: "CaseReassigned",
    ...(from === undefined ? {} : { from }),
    to: to.id,
    toName: to.name,
    ...said,
  } as const;
  if (kase.status !== "claimed" && kase.status !== "routed") return [reassigned];
  const lease = leaseEndFrom(kase.origin.standard, moment);
  return lease.kind === "refusal" ? lease : [{ ...reassigned, leaseEnds: lease.value }];
};
