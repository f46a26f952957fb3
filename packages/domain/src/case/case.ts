import type { Pins } from "../agreement/admit.ts";
import type { CaseType, ServiceMode, Standard } from "../agreement/agreement.ts";
import type { DeliveryWay } from "../agreement/matter-list.ts";
import { type ClockName, type Clocks, clockNames, clockTable } from "../clock/clock.ts";
import type { Instant } from "../clock/instant.ts";
import type { Deadline } from "../clock/ledger.ts";
import type { Limit } from "../clock/limit.ts";
import type { CaseFee } from "../fee/case-fee.ts";
import type { CaseNumber } from "../identifiers/case-number.ts";
import type { ImplementationCode } from "../identifiers/matter-code.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { BundleId, CaseId, MatterId, PackageId, PartnerId, StaffId, WindowId } from "../ids.ts";
import type { InspectionState } from "../inspection/inspection.ts";
import type { CasePart } from "../joint/case-part.ts";
import type { PartId } from "../joint/joint-part.ts";
import type { MemberId } from "../package/package.ts";
import type { DeliveryState } from "./delivery.ts";
import type { Mandate } from "./helper.ts";
import type { Invitation, Rating } from "./rating.ts";

/** What never changes after submission: who asks whom for what, and the terms it is handled by. */
export type Origin = {
  readonly id: CaseId;
  readonly partner: PartnerId;
  /** The partner's own number of the application; with the partner it identifies the case for ever. */
  readonly externalRef: string;
  readonly source: RegionCode;
  readonly handling: RegionCode;
  readonly matter: MatterId;
  readonly mode: ServiceMode;
  readonly caseType: CaseType;
  readonly submittedAt: Instant;
  /** The matter as the organ handles it (实施编码); absent where organ or matter has no code. */
  readonly implementationCode?: ImplementationCode;
  /** Masked name of the applicant, as lists show it. */
  readonly applicant: string;
  /** The division that the applicant belongs to, where the application said it. */
  readonly district?: RegionCode;
  readonly pins: Pins;
  /** With the hours of the window that the case was admitted to. */
  readonly standard: Standard;
  /** Whose calendar counts, where the window that it was admitted to had one of its own. */
  readonly calendar?: RegionCode;
  /** A second person reviews before a decision (审核). */
  readonly reviewed?: boolean;
  /** A site inspection (踏勘) has to be passed before a grant. */
  readonly inspected?: boolean;
  /** Titles of the materials that data sharing supplies, which must not be demanded (国办发〔2020〕35号). */
  readonly shared?: readonly string[];
  /** Titles of the materials whose originals (原件) have to be seen before a grant. */
  readonly originals?: readonly string[];
  /** Materials that it came without and that may follow against a commitment (容缺). */
  readonly mayFollow?: readonly string[];
  /** Of a part of a joint case (联办): the case that it belongs to. */
  readonly parent?: Parent;
  /** Of a member of a package (一件事): the bundle that it belongs to, and as which member. */
  readonly bundle?: BundlePlace;
  /** How the applicant wishes to have the result, where the application said it. */
  readonly delivery?: DeliveryWay;
  readonly limits: { readonly statutory?: Limit; readonly promised: Limit; readonly extension?: Limit };
};

/** A case's place in a bundle. */
export type BundlePlace = {
  readonly id: BundleId;
  readonly member: MemberId;
  /** The package that was asked for; absent for bundles that were not counted by it. */
  readonly package?: PackageId;
  /** Of the bundle's first member: with its case the bundle begins. */
  readonly begins?: boolean;
};

/** What a child case is part of: the joint case, the part with its title, and which time the part was started. */
export type Parent = {
  readonly case: CaseId;
  readonly part: PartId;
  readonly run: number;
  readonly title: string;
};

/** The region or zone whose calendar a case's clocks run by. */
export const calendarRegionOf = ({ calendar, handling }: Pick<Origin, "calendar" | "handling">): RegionCode =>
  calendar ?? handling;

/** A reserved case: its holder, and until when others keep their hands off. */
type Claim = { readonly holder: StaffId; readonly claimedAt: Instant; readonly leaseEnds: Instant };

/** A prolongation of the decision's time (行政许可法 art 42): asked for by the holder, approved by a lead. */
export type Extension = {
  readonly state: "asked" | "approved";
  readonly by: Limit;
  readonly askedBy: StaffId;
};

/** A proposed decision that waits for its review (审核), by the digest of what is proposed. */
type AskedReview = { readonly state: "asked"; readonly proposal: string; readonly askedBy: StaffId };

/** A proposed decision that a second person passed. */
export type PassedReview = Omit<AskedReview, "state"> & {
  readonly state: "passed";
  readonly passedBy: StaffId;
};

/** The review of a proposed decision; one that was sent back is none any more. */
export type Review = AskedReview | PassedReview;

/** An accepted case: from here on the decision is owed. */
type Acceptance = {
  /** The date it counts from: that of receipt, where nobody said anything in time (行政许可法 art 32). */
  readonly acceptedAt: Instant;
  readonly extension?: Extension;
  /** Of a case that is reviewed, everybody who held it since: none of them reviews it. */
  readonly handledBy?: readonly StaffId[];
  /** Of a case that was accepted with gaps (容缺受理), the materials that still have to follow: none once all are there. */
  readonly gaps?: readonly string[];
};

/** A case in work has one person who is responsible for it (专人负责). */
type Held = { readonly holder: StaffId };

/** The outcome of a decision (准予, 不予行政许可). */
export const outcomes = ["granted", "refused"] as const;

/** One of {@link outcomes}. */
export type Outcome = (typeof outcomes)[number];

type Conclusion = Held & {
  readonly acceptedAt: Instant;
  readonly decidedAt: Instant;
  readonly outcome: Outcome;
  /** It was accepted with gaps (容缺受理). */
  readonly hadGaps?: boolean;
};

/** What each status knows; a fact that a status does not list does not exist in it. */
export type Stage =
  | { readonly status: "submitted" }
  | { readonly status: "routed"; readonly routedAt: Instant }
  | ({ readonly status: "claimed" } & Claim)
  /** From here on without a holder where the case came over from a window that closed. */
  | ({ readonly status: "awaiting-supplement" } & Partial<Held>)
  /** Without a holder where it was accepted by lapse of time before anybody claimed it. */
  | ({ readonly status: "accepted" } & Partial<Held> & Acceptance & { readonly review?: Review })
  /** Why, since when and until about when stands in the ledger of its handling clock. */
  | ({ readonly status: "suspended" } & Partial<Held> & Acceptance)
  /** Closed once the partner acknowledged it and, where the window delivers it, it was delivered. */
  | ({
      readonly status: "decided";
      readonly acknowledgedAt?: Instant;
      readonly delivery?: DeliveryState;
      /** How it was last sent out. */
      readonly deliveryWay?: DeliveryWay;
    } & Conclusion)
  | ({ readonly status: "closed"; readonly acknowledgedAt: Instant } & Conclusion)
  | { readonly status: "declined"; readonly holder: StaffId; readonly declinedAt: Instant }
  | { readonly status: "withdrawn"; readonly withdrawnAt: Instant }
  | { readonly status: "abandoned"; readonly abandonedAt: Instant }
  | { readonly status: "terminated"; readonly terminatedAt: Instant };

/** A case: the fold of its events. `version` is the number of its last event. */
export type Case = {
  readonly origin: Origin;
  readonly version: number;
  readonly window: WindowId;
  /** The clocks that are live; once no work is owed any more, those of the worklist as they ended. */
  readonly clocks: Clocks;
  /** What the one notice of a supplement asked for (一次性告知), until the case is accepted. */
  readonly asked?: readonly string[];
  /** Bytes of all materials that were declared, until the case is accepted; absent where there are none. */
  readonly materialBytes?: number;
  /** The applicant committed in writing to bring what may follow (承诺书), until the case is accepted. */
  readonly committed?: boolean;
  /** It goes first on its board and in its holder's list (绿色通道), while it is open. */
  readonly priority?: boolean;
  /** What it costs (缴费), and the money that came for it; absent where it is free. */
  readonly fee?: CaseFee;
  /** 办件编号, given when the case is routed; absent where the organ or the matter has no code. */
  readonly number?: CaseNumber;
  /** Of a joint case, where each of its parts stands. */
  readonly parts?: readonly CasePart[];
  /** Who acts for the applicant, and by which mandate (帮办代办). */
  readonly helper?: Mandate;
  /** How far its site inspection (踏勘) is, while it is open; absent where none was appointed. */
  readonly inspection?: InspectionState;
  /** Of the originals that it needs, those that its window has seen, by title. */
  readonly originalsSeen?: readonly string[];
  /** Its parcels (原件寄递) that are late or lost, by number; absent where there are none. */
  readonly overdueParcels?: readonly number[];
  /** The files of its materials are erased (个人信息保护法 19). */
  readonly erased?: boolean;
  /** How the applicant rated its stages (好差评), as far as they did. */
  readonly ratings?: readonly Rating[];
  /** The invitation to rate that is still to come; absent where none is. */
  readonly invitation?: Invitation;
} & Stage;

/** A case's status. */
export type CaseStatus = Stage["status"];

/** Every status, in the order a case may pass them. */
export const caseStatuses = [
  "submitted",
  "routed",
  "claimed",
  "awaiting-supplement",
  "accepted",
  "suspended",
  "decided",
  "closed",
  "declined",
  "withdrawn",
  "abandoned",
  "terminated",
] as const satisfies readonly CaseStatus[];

/** A case known to be in one of some statuses. */
export type CaseIn<S extends CaseStatus> = Extract<Case, { readonly status: S }>;

/** Whether a case is in one of some statuses. */
export const isIn = <S extends CaseStatus>(kase: Case, statuses: readonly S[]): kase is CaseIn<S> =>
  statuses.some((status) => status === kase.status);

/** Statuses in which a case is not accepted yet. */
export const unacceptedStatuses = [
  "submitted",
  "routed",
  "claimed",
  "awaiting-supplement",
] as const satisfies readonly CaseStatus[];

/** Statuses in which work is still owed. */
export const openStatuses = [
  "submitted",
  "routed",
  "claimed",
  "awaiting-supplement",
  "accepted",
  "suspended",
] as const satisfies readonly CaseStatus[];

/** Statuses in which a case is over for everybody. */
export const endedStatuses = [
  "closed",
  "declined",
  "withdrawn",
  "abandoned",
  "terminated",
] as const satisfies readonly CaseStatus[];

/** Statuses in which no decision is owed any more: it is there, or the case is over without one. */
export const concludedStatuses = ["decided", ...endedStatuses] as const satisfies readonly CaseStatus[];

/** When a case was decided, or was over without a decision; nothing while it is open. */
export const concludedAt = (kase: Case): Instant | undefined => {
  switch (kase.status) {
    case "decided":
    case "closed":
      return kase.decidedAt;
    case "declined":
      return kase.declinedAt;
    case "withdrawn":
      return kase.withdrawnAt;
    case "abandoned":
      return kase.abandonedAt;
    case "terminated":
      return kase.terminatedAt;
    default:
      return undefined;
  }
};

/** Whether the handling region still owes work on a case. */
export const isOpen = (kase: Case): kase is CaseIn<(typeof openStatuses)[number]> => isIn(kase, openStatuses);

/** What a case is due by next: the earliest of the clocks on its worklist; of a finished case, as it ended. */
export type CaseDue = Pick<Deadline, "at" | "provisional"> & { readonly clock: ClockName };

/** What a case is due by next. */
export const dueOf = ({ clocks }: Pick<Case, "clocks">): CaseDue => {
  let earliest: CaseDue | undefined;
  for (const clock of clockNames) {
    const promised = clocks[clock]?.promised;
    if (!promised || !clockTable[clock].onWorklist) continue;
    if (!earliest || promised.at < earliest.at)
      earliest = { clock, at: promised.at, provisional: promised.provisional };
  }
  if (!earliest) throw new Error("a case without a clock on its worklist");
  return earliest;
};

/** The person responsible for a case, in the statuses that know one. */
export const holderOf = (kase: Case): StaffId | undefined => ("holder" in kase ? kase.holder : undefined);
