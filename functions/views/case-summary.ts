import {
  type Case,
  dueMovesIn,
  dueOf,
  gapsOf,
  nationalStatusOf,
  originalsOutstanding,
} from "@tongban/domain";
import type { KeptEvent } from "@tongban/store";
import type { OpenedEvent } from "./opened-events.ts";

/** What everyone who may see a case sees of it. */
export const caseSummary = (kase: Case) => {
  const { origin } = kase;
  return {
    caseId: origin.id,
    number: kase.number ?? null,
    version: kase.version,
    status: kase.status,
    nationalStatus: nationalStatusOf(kase),
    externalRef: origin.externalRef,
    source: origin.source,
    handling: origin.handling,
    matter: origin.matter,
    mode: origin.mode,
    caseType: origin.caseType,
    window: kase.window,
    submittedAt: origin.submittedAt,
    due: dueOf(kase),
    outcome: "outcome" in kase ? kase.outcome : null,
    gaps: gapsIn(kase),
    originals: originalsIn(kase),
    parent: parentView(origin),
    bundle: origin.bundle ? { bundleId: origin.bundle.id, member: origin.bundle.member } : null,
    parts: (kase.parts ?? []).map(({ id: part, region, state }) => ({ part, region, state })),
  };
};

const gapsIn = (kase: Case) => {
  const gaps = gapsOf(kase);
  return gaps ? { state: gaps.state, materials: [...gaps.materials] } : null;
};

const originalsIn = (kase: Case) => {
  const outstanding = originalsOutstanding(kase);
  return (kase.origin.originals ?? []).map((material) => ({
    material,
    seen: !outstanding.includes(material),
  }));
};

const parentView = ({ parent }: Case["origin"]) =>
  parent ? { caseId: parent.case, part: parent.part, title: parent.title } : null;

/** Why a case is at its window, by the last event that chose one. */
export const placementOf = ({ origin }: Case, events: readonly KeptEvent[]) => {
  const chosen = events.findLast(({ type }) => type === "CaseSubmitted" || type === "CaseTransferred");
  const why = chosen && "choice" in chosen ? chosen.choice : undefined;
  return { why: why ?? ("only" as const), district: origin.district ?? null };
};

/** The terms a case is handled by: pinned versions, limits, and both due instants once they run. */
export const caseTerms = (kase: Case) => ({
  ...kase.origin.pins,
  statutory: kase.origin.limits.statutory ?? null,
  promised: kase.origin.limits.promised,
  notice: kase.origin.standard.notice,
  ...dueInstants(kase),
});

/** What every timeline shows of an event. */
export const eventSummary = (event: KeptEvent) => ({
  n: event.n,
  type: event.type,
  at: event.at,
  from: event.before,
  to: event.after,
  helper: "helper" in event.actor && event.actor.helper === true,
  dueMoves: [...dueMovesIn(event)],
});

/** Both due instants of an accepted case, null before. */
export const dueInstants = (kase: Case) => {
  const handling = "acceptedAt" in kase ? kase.clocks.handling : undefined;
  return {
    promisedDue: handling?.promised.at ?? null,
    statutoryDue: handling?.statutory?.at ?? null,
    dueProvisional: [handling?.promised, handling?.statutory].some((due) => due?.provisional === true),
  };
};

/** Content of the decision, with null for what it does not have; null where there is no decision. */
export const resultOf = (events: readonly OpenedEvent[]) => {
  const event = events.findLast(({ type }) => type === "CaseDecided");
  if (event?.type !== "CaseDecided") return null;
  return {
    outcome: event.outcome,
    decidedAt: event.at,
    document: event.outcome === "granted" ? event.document : null,
    reasons: event.prose["reasons"] ?? null,
    remedies: event.prose["remedies"] ?? null,
  };
};

/** Why and to whom a case was declined, or null. */
export const declinationOf = (events: readonly OpenedEvent[]) => {
  const event = events.findLast(({ type }) => type === "CaseDeclined");
  if (event?.type !== "CaseDeclined") return null;
  return { declinedAt: event.at, reason: event.prose["reason"] ?? "", rightOrgan: event.rightOrgan };
};

/** When and why the partner took the application back, or null. */
export const withdrawalOf = (events: readonly OpenedEvent[]) => {
  const event = events.findLast(({ type }) => type === "CaseWithdrawn");
  return event ? { withdrawnAt: event.at, reason: event.prose["reason"] ?? "" } : null;
};
