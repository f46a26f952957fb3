import type { MissingPartCode } from "../agreement/admit.ts";
import type { WindowChoice } from "../agreement/choose-window.ts";
import type { DeliveryWay, Fee } from "../agreement/matter-list.ts";
import type { Cited } from "../citation/citation.ts";
import type { ClockMove, ClockName, Rung } from "../clock/clock.ts";
import type { Instant, LocalDate } from "../clock/instant.ts";
import type { Limit } from "../clock/limit.ts";
import type { PauseGround } from "../clock/pause-ground.ts";
import type { DroppedRow } from "../drop/drop.ts";
import type { RefundGround, ReportedPayment, TransactionNumber } from "../fee/case-fee.ts";
import type { CaseNumber } from "../identifiers/case-number.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { CaseId, PartnerId, StaffId, WindowId } from "../ids.ts";
import type { InspectionResult, InspectionWay } from "../inspection/inspection.ts";
import type { PlacedPart } from "../joint/case-part.ts";
import type { PartId } from "../joint/joint-part.ts";
import type { ElectronicLicence, LicenceStanding } from "../licence/licence.ts";
import type { DeclaredMaterial, HeldBack } from "../material/material.ts";
import type { BundleEnd } from "../package/bundle.ts";
import type { PaperKind } from "../paper/paper-kind.ts";
import type { ParcelItem, ParcelWay } from "../parcel/parcel.ts";
import type { CaseStatus, Origin } from "./case.ts";
import type { DeliveryProof } from "./delivery.ts";
import type { HelperKind } from "./helper.ts";
import type { Intake } from "./intake.ts";
import type { AppealDecision, RatingGrade, RatingStage } from "./rating.ts";
import type { AnswerMiss } from "./transitions/answer/answer.ts";
import type { NotStarted } from "./transitions/package/tell-not-started.ts";
import type { PriorityGround } from "./transitions/priority/priority-ground.ts";

/** Who did something; `helper`: they sent it for the applicant's helper, whose mandate was checked. */
export type Actor =
  | { readonly kind: "partner"; readonly id: PartnerId; readonly helper?: true }
  | { readonly kind: "staff"; readonly id: StaffId; readonly name: string; readonly helper?: true }
  /** Whom the case is about, after a one-time code; who that is stands in the application. */
  | { readonly kind: "applicant" }
  | { readonly kind: "broker" };

/**
 * How it is said that a result arrived: by a partner's request, by its answer to the delivery of the result, at the window
 * that took the application in, which handed it to the applicant, or, of a part of a joint case, by its being on the
 * parent's record.
 */
export const acknowledgementWays = ["request", "answer", "window", "parent"] as const;

/** One of {@link acknowledgementWays}. */
export type AcknowledgementWay = (typeof acknowledgementWays)[number];

/**
 * Why a case goes over to the other one of a pair (AB 岗) without a lead: its holder is off duty, or left the window.
 */
export const handOverGrounds = ["off-duty", "left"] as const;

/** One of {@link handOverGrounds}. */
export type HandOverGround = (typeof handOverGrounds)[number];

/** Why a case is given to somebody, and a hand-over note (交接说明) for them, where there is one. */
export type GivenWords = { readonly reason: string; readonly note?: string };

/**
 * What happened, by its name in the past tense. `prose` is what a person wrote: it is kept sealed, and a case does
 * not depend on it.
 */
export type CaseEventDetail =
  | {
      readonly type: "CaseSubmitted";
      readonly origin: Origin;
      readonly window: WindowId;
      /** Why this window, where several handle the matter or its own one is closed. */
      readonly choice?: WindowChoice;
      /** Bytes of the materials that the application declares; absent where it declares none. */
      readonly materialBytes?: number;
      /** Where a window took it in; a partner system submitted it otherwise. */
      readonly intake?: Intake;
      /** Where it came as a row of a sheet (CSV 投递); a partner system signed a request otherwise. */
      readonly dropped?: DroppedRow;
      /** Of a joint case, what other regions are to do. */
      readonly parts?: readonly PlacedPart[];
      /** What the list asks for it (收费), with what allows it; absent where it is free. */
      readonly fee?: Fee;
      /** What stands for materials by reference; absent where every one comes as a file. */
      readonly cited?: readonly Cited[];
    }
  /** A co-handling region has a part of the case now, as a child case of its own. */
  | {
      readonly type: "PartStarted";
      readonly part: PartId;
      readonly region: RegionCode;
      readonly case: CaseId;
      readonly run: number;
    }
  /** The co-handling region decided a part. */
  | ({ readonly type: "PartDecided"; readonly part: PartId; readonly run: number } & Decision)
  /** A part came back undone: declined, or no window could take it when its turn came. */
  | ({ readonly type: "PartReturned"; readonly part: PartId } & PartReturn)
  /** Members of the case's bundle do not start: it was not granted, or their own submission was refused. */
  | ({ readonly type: "MembersNotStarted" } & NotStarted)
  /** Nothing of the case's bundle is owed any more. */
  | ({ readonly type: "BundleEnded" } & BundleEnd)
  | { readonly type: "CaseRouted"; readonly window: WindowId; readonly number?: CaseNumber }
  | {
      readonly type: "CaseClaimed";
      readonly holder: StaffId;
      /** Absent where the case is past the board, by lapse of time or a transfer: nobody may take it over then. */
      readonly leaseEnds?: Instant;
      readonly takenOverFrom?: StaffId;
    }
  /** The prose is absent where its holder left the team: then the registry says why. */
  | { readonly type: "CaseReleased"; readonly prose?: { readonly reason: string } }
  /** A window closed with open cases: another one has them now. The prose says why it closed. */
  | {
      readonly type: "CaseTransferred";
      readonly from: WindowId;
      readonly to: WindowId;
      /** Why that window. */
      readonly choice: WindowChoice;
      /** Who keeps the case, because they work at the new window too. */
      readonly holder?: StaffId;
      readonly prose: { readonly reason: string };
    }
  /** A claim that its holder did not use in time is open to others again. */
  | { readonly type: "ClaimLapsed"; readonly holder: StaffId }
  | {
      readonly type: "CaseReassigned";
      /** Absent where nobody held it. */
      readonly from?: StaffId;
      readonly to: StaffId;
      readonly toName: string;
      /** Of a claimed case: the lease starts anew. */
      readonly leaseEnds?: Instant;
      /** Absent where a lead gave it; then the prose says the reason, and what whoever gets it should know. */
      readonly why?: HandOverGround;
      readonly prose?: GivenWords;
    }
  /** The applicant's side commits in writing to bring what may follow (承诺书); the prose says who signed, and what. */
  | {
      readonly type: "CommitmentGiven";
      readonly document: DeclaredMaterial;
      readonly prose: { readonly signedBy: string; readonly text: string };
    }
  /** The applicant mandates a helper (帮办代办); the prose says who that is and how to reach them. */
  | {
      readonly type: "HelperNamed";
      readonly kind: HelperKind;
      /** Masked. */
      readonly name: string;
      readonly until: LocalDate;
      readonly document: DeclaredMaterial;
      readonly prose: Readonly<Record<string, string>>;
    }
  /** Whoever sent the case, or its applicant, revokes the helper's mandate. */
  | { readonly type: "HelperRevoked"; readonly prose: { readonly reason: string } }
  /**
   * `deemed`: nobody said anything in time, so it counts as accepted from its receipt (行政许可法 art 32); `gaps`: without
   * these materials, which have to follow (容缺受理).
   */
  | { readonly type: "CaseAccepted"; readonly deemed?: Instant; readonly gaps?: readonly string[] }
  | { readonly type: "GapFilled"; readonly materials: readonly DeclaredMaterial[] }
  /** What had to follow did not come in time (终止): these materials, or the fee. */
  | { readonly type: "CaseTerminated"; readonly gaps: readonly string[]; readonly unpaid?: boolean }
  /** The fee is due from now on (缴费通知); amounts are in fen. */
  | { readonly type: "FeeAssessed"; readonly amount: number }
  /** The payer's platform tells that the fee was paid. */
  | ({ readonly type: "FeePaid" } & ReportedPayment)
  /** Money came that does not pay the fee: it has to go back. */
  | ({ readonly type: "FeeOverpaid"; readonly why: RefundGround } & ReportedPayment)
  /** A lead waived the fee (减免); the prose says by which rule and why. */
  | {
      readonly type: "FeeWaived";
      readonly amount: number;
      readonly prose: { readonly basis: string; readonly reasons: string };
    }
  /** What was paid has to go back (退费). */
  | {
      readonly type: "FeeRefundDue";
      readonly transaction: TransactionNumber;
      readonly amount: number;
      readonly why: RefundGround;
    }
  /** The platform tells that it paid the money back. */
  | {
      readonly type: "FeeRefunded";
      readonly transaction: TransactionNumber;
      readonly amount: number;
      readonly refundedAt: Instant;
    }
  /** All that is missing, told at once (一次性告知); the prose says of each material what is wrong. */
  | {
      readonly type: "SupplementAsked";
      readonly materials: readonly string[];
      readonly prose: Readonly<Record<string, string>>;
    }
  /** Each material under the name that it was asked for by. */
  | {
      readonly type: "SupplementSupplied";
      readonly materials: readonly DeclaredMaterial[];
      /** The holder's lease starts anew; absent where nobody holds it, so that it goes back on the board. */
      readonly leaseEnds?: Instant;
    }
  /** The file of a material is held back: its sender has to supply another one. */
  | ({ readonly type: "MaterialQuarantined" } & HeldBack)
  /** The files of these materials, each by its SHA-256 (hex), are there no more; under which law. */
  | { readonly type: "MaterialsErased"; readonly materials: readonly string[]; readonly basis: string }
  /** A cited licence (电子证照) was looked up in its source; the prose has what the source says of it. */
  | {
      readonly type: "LicenceChecked";
      readonly title: string;
      readonly standing: LicenceStanding;
      readonly prose: Readonly<Record<string, string>>;
    }
  /** Nothing was supplied in time: the application counts as given up. */
  | { readonly type: "CaseAbandoned" }
  | {
      readonly type: "CaseSuspended";
      readonly ground: PauseGround;
      readonly expectedEnd: Instant;
      readonly prose: { readonly reasons: string };
    }
  | { readonly type: "CaseResumed" }
  | { readonly type: "ExtensionAsked"; readonly by: Limit; readonly prose: { readonly reasons: string } }
  | { readonly type: "ExtensionApproved"; readonly by: Limit; readonly prose: { readonly reasons: string } }
  | { readonly type: "ExtensionRefused"; readonly prose: { readonly reasons: string } }
  /** A decision is proposed for review (审核); the digest is of what was given, to compare the decision with. */
  | ({ readonly type: "ReviewAsked"; readonly proposal: string } & Decision)
  | { readonly type: "ReviewPassed"; readonly reviewer: StaffId }
  | {
      readonly type: "ReviewReturned";
      readonly reviewer: StaffId;
      readonly prose: { readonly reasons: string };
    }
  /** A lead or a coordinator lets the case go first (绿色通道). */
  | {
      readonly type: "PriorityGiven";
      readonly ground: PriorityGround;
      readonly prose: { readonly reasons: string };
    }
  | { readonly type: "PriorityEnded"; readonly prose: { readonly reasons: string } }
  /** A coordinator orders action on the case (督办). */
  | {
      readonly type: "SupervisionOrdered";
      readonly within: Limit;
      readonly prose: { readonly demand: string };
    }
  /** The applicant rated a stage (好差评); `was` is the grade that it takes the place of. */
  | {
      readonly type: "CaseRated";
      readonly stage: RatingStage;
      readonly grade: RatingGrade;
      readonly was?: RatingGrade;
      readonly prose: Readonly<Record<string, string>>;
    }
  /** The applicant rated nothing in time and is invited to (邀评). */
  | { readonly type: "RatingInvited"; readonly stage: RatingStage }
  /** The handling window appeals against a bad rating (差评申诉). */
  | {
      readonly type: "RatingAppealed";
      readonly stage: RatingStage;
      readonly prose: { readonly reason: string };
    }
  /** The other side decided the appeal; the grade is that of the rating. */
  | {
      readonly type: "RatingAppealDecided";
      readonly stage: RatingStage;
      readonly grade: RatingGrade;
      readonly decision: AppealDecision;
      readonly prose: { readonly reason: string };
    }
  /** A bad rating was rectified (差评整改), with or without calling the applicant back (回访). */
  | {
      readonly type: "RatingRectified";
      readonly calledBack: boolean;
      readonly prose: { readonly done: string };
    }
  /** Why the case is late, or the answer to an order; published with the case. */
  | { readonly type: "ExplanationGiven"; readonly prose: { readonly reasons: string } }
  | {
      readonly type: "WarningGiven";
      readonly clock: ClockName;
      readonly rung: Rung;
      readonly due: Instant;
      /** The calendar up to the due instant is not published; absent where it is. */
      readonly provisional?: boolean;
    }
  /** The due instants by another version of the calendar. */
  | { readonly type: "DueDatesRecomputed"; readonly calendar: string }
  /** The broker could not answer the case from a data source, and why: it waits for people. */
  | { readonly type: "AnswerMissed"; readonly dataSource: string; readonly why: AnswerMiss }
  | {
      readonly type: "CaseDeclined";
      readonly rightOrgan: string;
      readonly prose: { readonly reason: string };
    }
  /** `hadGaps`: it was accepted with gaps (容缺受理), all of which were filled where it is granted. */
  | ({ readonly type: "CaseDecided"; readonly hadGaps?: boolean } & Decision)
  | {
      readonly type: "CaseWithdrawn";
      /** Of a part of a joint case: how its parent ended, which ended it. */
      readonly with?: CaseStatus;
      readonly prose: { readonly reason: string };
    }
  | { readonly type: "ResultAcknowledged"; readonly via: AcknowledgementWay }
  /** The result goes out (送达); the prose says with which courier under which number, or where and by which code. */
  | {
      readonly type: "ResultDispatched";
      readonly way: DeliveryWay;
      readonly prose: Readonly<Record<string, string>>;
    }
  /** An attempt at the delivery failed; `returned`: the result is back at the window. */
  | {
      readonly type: "DeliveryFailed";
      readonly way?: DeliveryWay;
      readonly returned: boolean;
      readonly prose: { readonly reason: string };
    }
  | {
      readonly type: "ResultDelivered";
      readonly way?: DeliveryWay;
      readonly proof: DeliveryProof;
      readonly receivedAt: Instant;
      readonly prose: { readonly receivedBy: string };
    }
  /** Originals go back to the applicant (退还材料). */
  | {
      readonly type: "OriginalsReturned";
      readonly materials: readonly string[];
      readonly prose: { readonly how: string };
    }
  /** A site inspection (踏勘) is appointed; the prose says where and by whom, and why where it took another one's place. */
  | {
      readonly type: "InspectionScheduled";
      readonly appointedAt: Instant;
      readonly way: InspectionWay;
      readonly organs: readonly string[];
      readonly prose: Readonly<Record<string, string>>;
    }
  | { readonly type: "InspectionMissed"; readonly prose: { readonly reason: string } }
  /** An inspection was held; `days` from acceptance, by dates. The prose has its findings, conditions and checklist. */
  | {
      readonly type: "InspectionHeld";
      readonly heldAt: Instant;
      readonly result: InspectionResult;
      readonly remote: boolean;
      readonly joint: boolean;
      readonly materials: readonly DeclaredMaterial[];
      readonly days: number;
      readonly prose: Readonly<Record<string, string>>;
    }
  /** Originals are in the post (原件寄递); the prose says with which carrier under which number. */
  | {
      readonly type: "ParcelSent";
      readonly way: ParcelWay;
      readonly contents: readonly ParcelItem[];
      /** When it counts as late and as lost. */
      readonly lateAt: Instant;
      readonly lostAt: Instant;
      readonly prose: { readonly carrier: string; readonly number: string };
    }
  /** `parcel` is the number of the event that sent it, here and below. */
  | {
      readonly type: "ParcelCorrected";
      readonly parcel: number;
      readonly prose: { readonly carrier: string; readonly number: string };
    }
  | { readonly type: "ParcelCancelled"; readonly parcel: number; readonly prose: { readonly reason: string } }
  | { readonly type: "ParcelLate"; readonly parcel: number }
  | { readonly type: "ParcelLost"; readonly parcel: number }
  /** A parcel arrived with this in it; `days` it was under way, by dates. */
  | {
      readonly type: "ParcelReceived";
      readonly parcel: number;
      readonly contents: readonly ParcelItem[];
      /** What was announced and did not come, and what came unannounced. */
      readonly missing: readonly ParcelItem[];
      readonly extra: readonly ParcelItem[];
      readonly days: number;
      readonly prose: Readonly<Record<string, string>>;
    }
  /** Originals (原件) of these materials were seen at the window: shown there, or in the parcel of a number. */
  | { readonly type: "OriginalsSeen"; readonly materials: readonly string[]; readonly parcel?: number }
  /** A paper (文书) is void (作废), and whether another one of its kind takes its place. */
  | {
      readonly type: "PaperVoided";
      /** Number of the event that made it. */
      readonly paper: number;
      readonly kind: PaperKind;
      readonly replaced: boolean;
      readonly prose: { readonly reason: string };
    }
  | { readonly type: "ApplicantRevealed"; readonly prose: { readonly reason: string } };

/** A decision on the application; a refusal states reasons and remedies (行政许可法 art 38). */
export type Decision =
  | {
      readonly outcome: "granted";
      readonly document: ResultDocument | null;
      /** What a data source certified, where the broker answered from one. */
      readonly prose?: { readonly certificate: string };
    }
  | { readonly outcome: "refused"; readonly prose: { readonly reasons: string; readonly remedies: string } };

/** Why a part of a joint case came back undone. */
export type PartReturn =
  | { readonly why: "declined"; readonly rightOrgan: string; readonly prose: { readonly reason: string } }
  | { readonly why: "not-admitted"; readonly missing: readonly MissingPartCode[] };

/** The licence or certificate that a grant produced, and the electronic one beside it, where there is one. */
export type ResultDocument = {
  readonly number: string;
  readonly title: string;
  readonly licence?: ElectronicLicence;
};

/** An event of a case: who, when, from which status to which. Its number is the case's version after it. */
export type CaseEvent = CaseEventDetail & {
  readonly n: number;
  readonly at: Instant;
  readonly actor: Actor;
  /** What it does to the clocks of the case. */
  readonly clocks: readonly ClockMove[];
  /** When the applicant is invited to rate the stage that ended here, unless they do so before. */
  readonly invites?: Instant;
  /** Status before; null for the first event. */
  readonly before: CaseStatus | null;
  readonly after: CaseStatus;
};

/** An event's name. */
export type CaseEventType = CaseEvent["type"];

type WithoutProse<E> = E extends unknown ? Omit<E, "prose"> : never;

/** An event without what people wrote in it: all that a case is rebuilt from. */
export type EventFacts = WithoutProse<CaseEvent>;

/** What a stage follows from: the facts of one type of event, but the clocks, the invitation and the status that they lead to. */
export type Happened<T extends CaseEventType> = WithoutOutcome<FactsOf<T>>;

type WithoutOutcome<E> = E extends unknown ? Omit<E, "after" | "clocks" | "invites"> : never;

/** The facts of one type of event. */
export type FactsOf<T extends CaseEventType> = Extract<EventFacts, { readonly type: T }>;

/** What a person wrote in an event, by field. */
export type Prose = Readonly<Record<string, string>>;

/** What people wrote in an event, if anything. */
export const proseOf = (event: CaseEvent): Prose | undefined => ("prose" in event ? event.prose : undefined);
