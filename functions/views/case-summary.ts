import { type Case, nationalStatusOf } from "@tongban/domain";
import type { KeptEvent } from "@tongban/store";

/** What everyone who may see a case sees of it. */
export const caseSummary = (kase: Case) => ({
  caseId: kase.id,
  version: kase.version,
  status: kase.status,
  nationalStatus: nationalStatusOf(kase),
  externalRef: kase.externalRef,
  source: kase.source,
  handling: kase.handling,
  matter: kase.matter,
  mode: kase.mode,
  caseType: kase.caseType,
  window: kase.window,
  submittedAt: kase.submittedAt,
  due: kase.due,
  outcome: "outcome" in kase ? kase.outcome : null,
});

/** The terms a case is handled by: pinned versions, limits, and both due instants once they run. */
export const caseTerms = (kase: Case) => ({
  ...kase.pins,
  statutory: kase.limits.statutory ?? null,
  promised: kase.limits.promised,
  notice: kase.standard.notice,
  ...dueInstants(kase),
});

/** Both due instants of an accepted case, null before. */
export const dueInstants = (kase: Case) => {
  const due = "acceptedDue" in kase ? kase.acceptedDue : undefined;
  return { promisedDue: due?.promised.at ?? null, statutoryDue: due?.statutory?.at ?? null };
};

/** Content of a decision, or nulls for what it does not have; null where there is no decision. */
export const resultOf = (events: readonly KeptEvent[]) => {
  const event = events.findLast(({ type }) => type === "CaseDecided");
  if (event?.type !== "CaseDecided") return null;
  const granted = event.outcome === "granted";
  return {
    outcome: event.outcome,
    decidedAt: event.at,
    document: granted ? event.document : null,
    reasons: granted ? null : event.reasons,
    remedies: granted ? null : event.remedies,
  };
};

/** Why and to whom a case was declined, or null. */
export const declinationOf = (events: readonly KeptEvent[]) => {
  const event = events.findLast(({ type }) => type === "CaseDeclined");
  if (event?.type !== "CaseDeclined") return null;
  return { declinedAt: event.at, reason: event.reason, rightOrgan: event.rightOrgan };
};
