import { cloudEventFrame, type PartnerEvent, partnerEventType } from "@tongban/contract";
import { dueMovesIn, entryOf, nationalStatusAfter } from "@tongban/domain";
import { type Head, type KeptEvent, openProse, type Sealing } from "@tongban/store";
import { declinationOf, resultOf } from "./case-summary.ts";
import { noticeOf } from "./notices.ts";

/**
 * Whether a partner is told of an event. Its own acts and who works on a case are not news to it, nor is what happens to
 * the parts of its joint case in other regions but what the case itself says of them.
 */
export const isPartnerVisible = (event: KeptEvent): boolean => {
  const { partner } = entryOf(event);
  if (event.parent !== undefined || partner === null) return false;
  if (partner.onlyBroker && event.actor.kind !== "broker") return false;
  return !(partner.unlessOwn && event.actor.kind === "partner");
};

/** An event as its partner is told of it (CloudEvents 1.0): the same in the feed and in a webhook. */
export const partnerEventView = async (
  sealing: Sealing,
  { kase }: Head,
  event: KeptEvent,
): Promise<PartnerEvent> => {
  const { origin, number } = kase;
  const { partner } = entryOf(event);
  if (!partner) throw new Error(`${event.type} is not told to partners`);
  const opened = [{ ...event, prose: await openProse(sealing, event) }];
  const result = resultOf(opened);
  const declination = declinationOf(opened);
  return {
    ...cloudEventFrame,
    id: `${origin.id}-${event.n}`,
    type: partnerEventType(partner.news),
    subject: origin.id,
    time: event.at,
    data: {
      caseId: origin.id,
      number: number ?? null,
      externalRef: origin.externalRef,
      handling: origin.handling,
      matter: origin.matter,
      version: event.n,
      status: event.after,
      nationalStatus: nationalStatusAfter(event, kase),
      outcome: result?.outcome ?? null,
      document: result?.document ?? null,
      reasons: result?.reasons ?? declination?.reason ?? null,
      remedies: result?.remedies ?? null,
      rightOrgan: declination?.rightOrgan ?? null,
      notice: opened[0] ? noticeOf(opened[0]) : null,
      warning:
        event.type === "WarningGiven"
          ? {
              clock: event.clock,
              rung: event.rung,
              due: event.due,
              provisional: event.provisional ?? false,
            }
          : null,
      material:
        event.type === "MaterialQuarantined"
          ? { title: event.title, sha256: event.sha256, code: event.code }
          : null,
      licence: event.type === "LicenceChecked" ? { title: event.title, standing: event.standing } : null,
      inspection: inspectionNews(event),
      parcel: event.type === "ParcelSent" ? event.n : "parcel" in event ? event.parcel : null,
      dueMoves: [...dueMovesIn(event)],
      fee: feeIn(event),
      bundle: origin.bundle ? { bundleId: origin.bundle.id, member: origin.bundle.member } : null,
      notStarted:
        event.type === "MembersNotStarted"
          ? { members: [...event.members], why: event.why, codes: [...event.codes] }
          : null,
      bundleEnded: event.type === "BundleEnded" ? { state: event.state, days: event.days } : null,
      part: event.type === "PartDecided" ? { part: event.part, outcome: event.outcome } : null,
    },
  };
};

/** What an event says of an inspection; the appointment that one was held or missed for stands in the case. */
const inspectionNews = (event: KeptEvent): PartnerEvent["data"]["inspection"] => {
  if (event.type === "InspectionScheduled")
    return { at: event.appointedAt, way: event.way, state: "scheduled" };
  if (event.type === "InspectionHeld")
    return { at: event.heldAt, way: event.remote ? "remote" : "on-site", state: event.result };
  return null;
};

/** The money that an event tells of. */
const feeIn = (event: KeptEvent): PartnerEvent["data"]["fee"] => {
  switch (event.type) {
    case "FeeAssessed":
    case "FeeWaived":
      return { amount: event.amount, transaction: null, why: null };
    case "FeePaid":
    case "FeeRefunded":
      return { amount: event.amount, transaction: event.transaction, why: null };
    case "FeeOverpaid":
    case "FeeRefundDue":
      return { amount: event.amount, transaction: event.transaction, why: event.why };
    default:
      return null;
  }
};
