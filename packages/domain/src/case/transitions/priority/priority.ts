import { type Refusal, refusal } from "../../../refusal.ts";
import type { Staff } from "../../../staff.ts";
import { openStatuses } from "../../case.ts";
import { transition } from "../../transition.ts";
import { priorityGroundOf, priorityGrounds } from "./priority-ground.ts";

/** Why a case goes first: a ground of the list or of the standard, and in words. */
export type PriorityGrant = { readonly ground: string; readonly reasons: string };

const unlessAnswerable = ({ role }: Staff): Refusal | undefined =>
  role === "lead" || role === "coordinator" ? undefined : refusal("lead-required");

/**
 * Lets an open case go first on its board and in its holder's list (绿色通道), as a lead or a coordinator, who answer for
 * its being an exception. No clock moves: the limits hold for it as for every case.
 */
export const givePriority = transition({
  from: openStatuses,
  unless: (kase, staff: Staff) =>
    unlessAnswerable(staff) ?? (kase.priority ? refusal("already-prioritized") : undefined),
  happens: ({ origin: { standard } }, _staff, { ground: word, reasons }: PriorityGrant) => {
    const agreed = standard.priorityGrounds ?? [];
    const ground = priorityGroundOf(word, agreed);
    if (!ground) {
      const grounds = [...priorityGrounds, ...agreed.map((name) => `agreed/${name}`)];
      return refusal("priority-ground-unknown", { ground: word, grounds });
    }
    if (reasons.trim() === "") return refusal("reasons-required");
    return [{ type: "PriorityGiven", ground, prose: { reasons } }];
  },
});

/** Puts a case back among the others, where its due instant has it. */
export const endPriority = transition({
  from: openStatuses,
  unless: (kase, staff: Staff) =>
    unlessAnswerable(staff) ?? (kase.priority ? undefined : refusal("not-prioritized")),
  happens: (_kase, _staff, { reasons }: { readonly reasons: string }) =>
    reasons.trim() === "" ? refusal("reasons-required") : [{ type: "PriorityEnded", prose: { reasons } }],
});
