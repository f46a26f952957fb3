import type { Case } from "./case.ts";
import type { CaseEvent, CaseEventType, FactsOf } from "./event.ts";
import {
  type NationalStatus,
  type NationalStatusCode,
  type NationalStatusFacts,
  nationalStatuses,
  nationalStatusOf,
} from "./national-status.ts";

/** The entry of the national table that a type of event is; null where the table has none for it. */
type Step<T extends CaseEventType> = NationalStatusCode | ((event: FactsOf<T>) => NationalStatusCode) | null;

/**
 * Which step of the national exchange table each type of event is. Receipt is 已接件 once; routing, claiming and what
 * becomes of a claim stay within it. The table knows no extension, delivery, fee, rating or inspection. An event without
 * an entry does not compile.
 */
export const nationalSteps: { readonly [T in CaseEventType]: Step<T> } = {
  CaseSubmitted: 1,
  CaseAccepted: 3,
  SupplementAsked: 6,
  SupplementSupplied: 7,
  CaseSuspended: 9,
  CaseResumed: 10,
  CaseDeclined: 5,
  CaseDecided: ({ outcome, hadGaps = false }) =>
    nationalStatusOf({ status: "decided", outcome, hadGaps }).code,
  CaseWithdrawn: 2,
  CaseAbandoned: 14,
  CaseTerminated: 14,
  CaseRouted: null,
  CaseClaimed: null,
  CaseReleased: null,
  ClaimLapsed: null,
  CaseReassigned: null,
  CaseTransferred: null,
  MembersNotStarted: null,
  BundleEnded: null,
  PartStarted: null,
  PartDecided: null,
  PartReturned: null,
  CommitmentGiven: null,
  HelperNamed: null,
  HelperRevoked: null,
  GapFilled: null,
  FeeAssessed: null,
  FeePaid: null,
  FeeOverpaid: null,
  FeeWaived: null,
  FeeRefundDue: null,
  FeeRefunded: null,
  MaterialQuarantined: null,
  MaterialsErased: null,
  LicenceChecked: null,
  ExtensionAsked: null,
  ExtensionApproved: null,
  ExtensionRefused: null,
  ReviewAsked: null,
  ReviewPassed: null,
  ReviewReturned: null,
  WarningGiven: null,
  PriorityGiven: null,
  PriorityEnded: null,
  SupervisionOrdered: null,
  CaseRated: null,
  RatingInvited: null,
  RatingAppealed: null,
  RatingAppealDecided: null,
  RatingRectified: null,
  ExplanationGiven: null,
  DueDatesRecomputed: null,
  AnswerMissed: null,
  ResultAcknowledged: null,
  ResultDispatched: null,
  DeliveryFailed: null,
  ResultDelivered: null,
  OriginalsReturned: null,
  InspectionScheduled: null,
  InspectionMissed: null,
  InspectionHeld: null,
  ParcelSent: null,
  ParcelCorrected: null,
  ParcelCancelled: null,
  ParcelLate: null,
  ParcelLost: null,
  ParcelReceived: null,
  OriginalsSeen: null,
  PaperVoided: null,
  ApplicantRevealed: null,
};

/** The entry of the national table that an event is; nothing where it is no step of it. */
export const nationalStepOf = (event: { readonly type: CaseEventType }): NationalStatus | undefined => {
  // Each entry takes its own type's events only, and the event it is found by is one.
  const step = nationalSteps[event.type] as Step<CaseEventType>;
  if (step === null) return undefined;
  const code = typeof step === "function" ? step(event as FactsOf<CaseEventType>) : step;
  return { code, label: nationalStatuses[code] };
};

/** As which national status an event is told: the step that it is, or else the status that the case was in after it. */
export const nationalStatusAfter = (event: Pick<CaseEvent, "type" | "after">, kase: Case): NationalStatus =>
  nationalStepOf(event) ??
  // What an outcome was stays: a later case knows it too.
  nationalStatusOf({ ...kase, status: event.after } as NationalStatusFacts);
