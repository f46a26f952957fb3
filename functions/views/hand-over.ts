import type { staffCaseFile } from "@tongban/contract";
import { type Case, holderOf } from "@tongban/domain";
import type * as z from "zod";
import type { OpenedEvent } from "./opened-events.ts";

/** Why a case was given to who holds it, as a lead said it; nothing where they took it themselves. */
export const handOverIn = (
  kase: Case,
  events: readonly OpenedEvent[],
): z.output<typeof staffCaseFile>["handOver"] => {
  const last = events.findLast(({ type }) => type === "CaseReassigned" || type === "CaseClaimed");
  if (last?.type !== "CaseReassigned" || last.to !== holderOf(kase)) return null;
  const { reason, note = null } = last.prose;
  if (reason === undefined || last.actor.kind !== "staff") return null;
  return { by: last.actor.name, at: last.at, reason, note };
};
