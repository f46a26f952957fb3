import { isLive } from "../../clock/clock.ts";
import { dueAt } from "../../clock/due.ts";
import type { Limit } from "../../clock/limit.ts";
import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { caseStatuses } from "../case.ts";
import { unlessHolderOrLead } from "../holding.ts";
import { transition } from "../transition.ts";

/** What a coordinator wants done about a case, and how soon an answer is due. */
export type SupervisionOrder = { readonly demand: string; readonly within: Limit };

/** Why a case is late, or what was done about it. */
export type DelayExplanation = { readonly reasons: string };

/**
 * Orders action on a case (督办, 电子监察): the handling window owes an explanation within a time of its own. One order
 * at a time; who may see the case as a coordinator may order.
 */
export const supervise = transition({
  from: [...caseStatuses],
  unless: ({ clocks: { supervision } }, coordinator: Staff) => {
    if (coordinator.role !== "coordinator") return refusal("coordinator-required");
    return isLive(supervision) ? refusal("already-supervised", { due: supervision.promised.at }) : undefined;
  },
  happens: (
    { origin: { standard } },
    _coordinator,
    { demand, within }: SupervisionOrder,
    { now, calendar },
  ) => {
    if (demand.trim() === "") return refusal("reasons-required");
    const due = dueAt(calendar, now, within, standard.hours);
    if (!due.ok) return refusal("due-date-beyond-calendar", { year: due.year });
    return [{ type: "SupervisionOrdered", within, prose: { demand } }];
  },
});

/**
 * Explains why a case is late (优化营商环境条例 36: published with the case), or answers an order. Whoever holds the
 * case explains, or the window's lead.
 */
export const explainDelay = transition({
  from: [...caseStatuses],
  unless: (kase, staff: Staff) => {
    const { explanation, supervision } = kase.clocks;
    return (
      unlessHolderOrLead(kase, staff) ??
      (isLive(explanation) || isLive(supervision) ? undefined : refusal("nothing-to-explain"))
    );
  },
  happens: (_kase, _staff, { reasons }: DelayExplanation) =>
    reasons.trim() === "" ? refusal("reasons-required") : [{ type: "ExplanationGiven", prose: { reasons } }],
});
