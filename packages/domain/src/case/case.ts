import type { Pins } from "../agreement/admit.ts";
import type { CaseType, ServiceMode, Standard } from "../agreement/agreement.ts";
import type { Instant } from "../clock/instant.ts";
import type { Limit } from "../clock/limit.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { CaseId, MatterId, PartnerId, StaffId, WindowId } from "../ids.ts";

/** What never changes after submission. */
export type CaseOrigin = {
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
  /** Masked name of the applicant, as lists show it. */
  readonly applicant: string;
  readonly pins: Pins;
  readonly standard: Standard;
  readonly limits: { readonly statutory?: Limit; readonly promised: Limit };
};

/** Which clock a due instant belongs to: art 32 notice before acceptance, the promise after it. */
export type Due = {
  readonly clock: "notice" | "promise";
  readonly at: Instant;
  /** The calendar of that day is not published yet; recomputed when it is. */
  readonly provisional: boolean;
};

/** Both limits of an accepted case. */
export type AcceptedDue = { readonly promised: Due; readonly statutory?: Due };

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

type Decision = Acceptance & { readonly decidedAt: Instant; readonly outcome: Outcome };

/** What each status knows; a fact that a status does not list does not exist in it. */
type Stage =
  | { readonly status: "submitted" }
  | { readonly status: "routed"; readonly routedAt: Instant }
  | ({ readonly status: "claimed" } & Claim)
  | ({ readonly status: "accepted" } & Acceptance)
  | ({ readonly status: "decided" } & Decision)
  | ({ readonly status: "closed"; readonly acknowledgedAt: Instant } & Decision)
  | { readonly status: "declined"; readonly holder: StaffId; readonly declinedAt: Instant }
  | { readonly status: "withdrawn"; readonly withdrawnAt: Instant };

/** A case as the head keeps it. `version` is the number of its last event. */
export type Case = CaseOrigin & {
  readonly version: number;
  readonly window: WindowId;
  readonly due: Due;
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

/** Statuses in which work is still owed. */
export const openStatuses = [
  "submitted",
  "routed",
  "claimed",
  "accepted",
] as const satisfies readonly CaseStatus[];

/** Whether the handling region still owes work on a case. */
export const isOpen = (kase: Case): kase is CaseIn<(typeof openStatuses)[number]> =>
  openStatuses.some((status) => status === kase.status);

/** Keeps what a case is, drops what its last status knew, and takes up what the next one knows. */
export const enter = <S extends Stage>(kase: Case, stage: S, due: Due = kase.due, events = 1): Case => ({
  id: kase.id,
  partner: kase.partner,
  externalRef: kase.externalRef,
  source: kase.source,
  handling: kase.handling,
  matter: kase.matter,
  mode: kase.mode,
  caseType: kase.caseType,
  submittedAt: kase.submittedAt,
  applicant: kase.applicant,
  pins: kase.pins,
  standard: kase.standard,
  limits: kase.limits,
  window: kase.window,
  version: kase.version + events,
  due,
  ...stage,
});
