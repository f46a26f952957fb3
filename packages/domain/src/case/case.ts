import type { Pins } from "../agreement/admit.ts";
import type { CaseType, ServiceMode, Standard } from "../agreement/agreement.ts";
import type { Instant } from "../clock/instant.ts";
import type { Limit } from "../clock/limit.ts";
import type { CaseNumber } from "../identifiers/case-number.ts";
import type { ImplementationCode } from "../identifiers/matter-code.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { CaseId, MatterId, PartnerId, StaffId, WindowId } from "../ids.ts";

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
  readonly pins: Pins;
  readonly standard: Standard;
  readonly limits: { readonly statutory?: Limit; readonly promised: Limit };
};

/**
 * The clocks that run on a case: `notice` from receipt (行政许可法 art 32), `promise` by the agreement and `statute`
 * by law from acceptance. The end of a lease is no clock: nobody is late by it.
 */
export const clockNames = ["notice", "promise", "statute"] as const;

/** One of {@link clockNames}. */
export type ClockName = (typeof clockNames)[number];

/** When a clock runs out. */
export type Due<C extends ClockName = ClockName> = {
  readonly clock: C;
  readonly at: Instant;
  /** The calendar of that day is not published yet; recomputed when it is. */
  readonly provisional: boolean;
};

/** What a case is due by: the notice before acceptance, the promise after it (an instant matter's from the start). */
export type CaseDue = Due<"notice" | "promise">;

/** Both limits of an accepted case. */
export type AcceptedDue = { readonly promised: Due<"promise">; readonly statutory?: Due<"statute"> };

/** A reserved case: its holder, and until when others keep their hands off. */
type Claim = { readonly holder: StaffId; readonly claimedAt: Instant; readonly leaseEnds: Instant };

/** A case in work: one person is responsible for it (专人负责). */
type Acceptance = {
  readonly holder: StaffId;
  readonly acceptedAt: Instant;
  readonly acceptedDue: AcceptedDue;
};

/** The outcome of a decision (准予, 不予行政许可). */
export const outcomes = ["granted", "refused"] as const;

/** One of {@link outcomes}. */
export type Outcome = (typeof outcomes)[number];

type Conclusion = Acceptance & { readonly decidedAt: Instant; readonly outcome: Outcome };

/** What each status knows; a fact that a status does not list does not exist in it. */
export type Stage =
  | { readonly status: "submitted" }
  | { readonly status: "routed"; readonly routedAt: Instant }
  | ({ readonly status: "claimed" } & Claim)
  | ({ readonly status: "accepted" } & Acceptance)
  | ({ readonly status: "decided" } & Conclusion)
  | ({ readonly status: "closed"; readonly acknowledgedAt: Instant } & Conclusion)
  | { readonly status: "declined"; readonly holder: StaffId; readonly declinedAt: Instant }
  | { readonly status: "withdrawn"; readonly withdrawnAt: Instant };

/** A case: the fold of its events. `version` is the number of its last event. */
export type Case = {
  readonly origin: Origin;
  readonly version: number;
  readonly window: WindowId;
  readonly due: CaseDue;
  /** 办件编号, given when the case is routed; absent where the organ or the matter has no code. */
  readonly number?: CaseNumber;
} & Stage;

/** A case's status. */
export type CaseStatus = Stage["status"];

/** Every status, in the order a case may pass them. */
export const caseStatuses = [
  "submitted",
  "routed",
  "claimed",
  "accepted",
  "decided",
  "closed",
  "declined",
  "withdrawn",
] as const satisfies readonly CaseStatus[];

/** A case known to be in one of some statuses. */
export type CaseIn<S extends CaseStatus> = Extract<Case, { readonly status: S }>;

/** Whether a case is in one of some statuses. */
export const isIn = <S extends CaseStatus>(kase: Case, statuses: readonly S[]): kase is CaseIn<S> =>
  statuses.some((status) => status === kase.status);

/** Statuses in which work is still owed. */
export const openStatuses = [
  "submitted",
  "routed",
  "claimed",
  "accepted",
] as const satisfies readonly CaseStatus[];

/** Whether the handling region still owes work on a case. */
export const isOpen = (kase: Case): kase is CaseIn<(typeof openStatuses)[number]> => isIn(kase, openStatuses);

/** The person responsible for a case, in the statuses that know one. */
export const holderOf = (kase: Case): StaffId | undefined => ("holder" in kase ? kase.holder : undefined);
