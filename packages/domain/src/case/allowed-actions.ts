import type { Instant } from "../clock/instant.ts";
import type { Staff } from "../staff.ts";
import type { Case } from "./case.ts";

/** What a member of staff may do with a case. */
export const caseActions = ["claim", "release", "reassign", "accept", "decline", "decide", "reveal"] as const;

/** One of {@link caseActions}. */
export type CaseAction = (typeof caseActions)[number];

/** What a member of the window's team may do with a case now: a preview of what the transitions would allow. */
export const allowedActions = (kase: Case, staff: Staff, now: Instant): readonly CaseAction[] => {
  if (!staff.windows.includes(kase.window)) return [];
  const lead = staff.role === "lead";
  const holds = "holder" in kase && kase.holder === staff.id;
  const reveal: readonly CaseAction[] = holds || lead ? ["reveal"] : [];
  switch (kase.status) {
    case "routed":
      return ["claim", ...reveal];
    case "claimed":
      return now >= kase.leaseEnds
        ? ["claim", ...release(holds, lead), ...reveal]
        : [...inWork(kase, holds), ...release(holds, lead), ...reveal];
    case "accepted":
      return [...(holds ? (["decide"] as const) : []), ...(lead ? (["reassign"] as const) : []), ...reveal];
    default:
      return reveal;
  }
};

const inWork = (kase: Case, holds: boolean): readonly CaseAction[] => {
  if (!holds) return [];
  return kase.caseType === "instant" ? ["decide", "decline"] : ["accept", "decline"];
};

const release = (holds: boolean, lead: boolean): readonly CaseAction[] => [
  ...(holds || lead ? (["release"] as const) : []),
  ...(lead ? (["reassign"] as const) : []),
];
