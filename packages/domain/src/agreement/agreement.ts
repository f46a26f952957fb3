import type { LocalDate } from "../clock/instant.ts";
import type { BusinessHours, Limit } from "../clock/limit.ts";
import type { WarningLadder } from "../clock/warning-times.ts";
import type { BasicCode } from "../identifiers/matter-code.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { SocialCreditCode } from "../identifiers/social-credit-code.ts";
import type { AgreementId, MatterId, StaffId, WindowId } from "../ids.ts";
import type { JointPart } from "../joint/joint-part.ts";
import type { PostLimits } from "../parcel/parcel.ts";
import type { ApplicantKind, DeliveryWay, Fee, MaterialRequirement } from "./matter-list.ts";

/** How a matter may be served across regions (国办发〔2020〕35号): 全程网办, 异地代收代办, 多地联办. */
export const serviceModes = ["online", "agent-intake", "joint"] as const;

/** One of {@link serviceModes}. */
export type ServiceMode = (typeof serviceModes)[number];

/** 即办件 is decided on the spot (行政许可法 art 34); 承诺件 within a promised limit. */
export const caseTypes = ["instant", "promised"] as const;

/** One of {@link caseTypes}. */
export type CaseType = (typeof caseTypes)[number];

/**
 * What an office does in a matter, which decides how its decision is called: 许可 grants a licence (行政许可法), 登记
 * enters in a register, 备案 takes note, and the rest is a service.
 */
export const matterKinds = ["licence", "registration", "filing", "service"] as const;

/** One of {@link matterKinds}. */
export type MatterKind = (typeof matterKinds)[number];

/**
 * Where a framework agreement stands: a draft, a draft that passed the check and waits for another party's consent, or
 * a published one; only `in-force` admits, and only within its days.
 */
export const agreementStatuses = [
  "draft",
  "checked",
  "in-force",
  "suspended",
  "expired",
  "terminated",
] as const;

/** One of {@link agreementStatuses}. */
export type AgreementStatus = (typeof agreementStatuses)[number];

/** Two regions, an alliance of several, or districts of one city (跨区通办). */
export const agreementKinds = ["bilateral", "in-city", "alliance"] as const;

/** One of {@link agreementKinds}. */
export type AgreementKind = (typeof agreementKinds)[number];

/** The framework agreement (框架协议): the "1" of 1+4, without its annexes. */
export type AgreementTerms = {
  readonly id: AgreementId;
  readonly version: number;
  readonly title: string;
  readonly kind: AgreementKind;
  readonly status: AgreementStatus;
  /** First day in force. */
  readonly validFrom: LocalDate;
  /** Last day in force. */
  readonly validUntil: LocalDate;
  readonly parties: readonly RegionCode[];
};

/** What admission reads of a row of the matter list (事项清单). */
export type MatterListEntry = {
  readonly matter: MatterId;
  readonly modes: readonly ServiceMode[];
  readonly applicants: readonly ApplicantKind[];
  readonly caseType: CaseType;
  /** The limit that law sets; absent where no law sets one. */
  readonly statutory?: Limit;
  /** The limit that the agreement promises. */
  readonly promised: Limit;
  /** How far law lets the decision be put off once, where that is not the standard's (身份证 30 days more). */
  readonly extension?: Limit;
  /** The matter's number all over the country (基本编码); without it its cases have no case number. */
  readonly basicCode?: BasicCode;
  readonly materials: readonly MaterialRequirement[];
  /** Digest of the JSON Schema that forms must satisfy; absent: any form is taken. */
  readonly form?: string;
  /** How its result may reach the applicant. */
  readonly delivery?: readonly DeliveryWay[];
  /** What it costs, with what allows it; absent, as an amount of 0: nothing. */
  readonly fee?: Fee;
  /** Whether a second person reviews before a decision (审核). */
  readonly review?: boolean;
  /** Whether a site inspection (踏勘) has to be passed before a grant. */
  readonly inspection?: boolean;
  /** What other regions do in it where it is handled jointly. */
  readonly parts?: readonly JointPart[];
};

/** When an applicant who rated nothing is invited to, and how long the window has to rectify a bad rating. */
export type RatingLimits = { readonly invite: Limit; readonly rectification: Limit };

/** Time that what may follow has to come in where the standard says none: our assumption. */
export const assumedGapLimit: Limit = { unit: "working-days", amount: 10 };

/** The standard (一套标准) that both ends work by. */
export type Standard = {
  readonly version: number;
  /** Time to claim a case that waits on the board. */
  readonly claim: Limit;
  /** Time to accept, decline or ask for a supplement after receipt (行政许可法 art 32). */
  readonly notice: Limit;
  /** Time the applicant has to supply what was asked for; after it the application counts as given up. */
  readonly supplement: Limit;
  /** Time that what may follow has to come in, from acceptance (容缺受理); absent: {@link assumedGapLimit}. */
  readonly gap?: Limit;
  /** Time that post of originals (原件寄递) may take; absent: `assumedPost`. */
  readonly post?: PostLimits;
  /** Time to pay once a fee is due; absent: {@link assumedPaymentLimit}. */
  readonly payment?: Limit;
  /** Calendar days that materials are kept after the end of a case (个人信息保护法 19); absent: {@link assumedRetentionDays}. */
  readonly retention?: Extract<Limit, { readonly unit: "calendar-days" }>;
  /** Time to deliver after the decision (行政许可法 art 44). */
  readonly delivery: Limit;
  /** Time the partner has to acknowledge a result. */
  readonly return: Limit;
  /** Time to explain why a case is late (优化营商环境条例 36). */
  readonly explanation: Limit;
  /** Time a claim is reserved for its holder before another may take it over. */
  readonly lease: Limit;
  readonly hours: BusinessHours;
  readonly warnings: WarningLadder;
  /** How far a decision may be put off once, alone or with other organs (行政许可法 art 42). */
  readonly extension: { readonly single: Limit; readonly joint: Limit };
  /** Times of the rating (好差评) and of mending what was rated badly; absent: none is asked for. */
  readonly rating?: RatingLimits;
  /** Grounds for priority (绿色通道) that the agreement knows beside our list, by name. */
  readonly priorityGrounds?: readonly string[];
  /** Grounds for a pause that the agreement knows beside the law's, by name. */
  readonly pauseGrounds: readonly string[];
};

/** The organ that decides at a window (实施主体), and the level it acts at (行使层级, one digit). */
export type Organ = {
  readonly creditCode: SocialCreditCode;
  readonly level: number;
  /** The form of the numbers of its papers (文号), where that is not the usual one. */
  readonly paperNumber?: string;
};

/** The dedicated window (专窗) and dedicated team (专班) that handle a matter in a region. */
export type StaffedWindow = {
  readonly window: WindowId;
  readonly name: string;
  readonly open: boolean;
  readonly team: readonly StaffId[];
  /** Absent: cases of this window have no case number. */
  readonly organ?: Organ;
  /** When it works, where that is not as the standard says. */
  readonly hours?: BusinessHours;
  /** The region or zone whose calendar it works by; absent: its own region's. */
  readonly calendar?: RegionCode;
};

/** What one agreement says of a matter between two regions; an absent annex is a missing part. */
export type Coverage = {
  readonly agreement: AgreementTerms;
  readonly list?: { readonly version: number; readonly entry: MatterListEntry };
  readonly standard?: Standard;
};
