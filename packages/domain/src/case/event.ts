import type { Instant } from "../clock/instant.ts";
import type { PartnerId, StaffId, WindowId } from "../ids.ts";
import type { AcceptedDue, CaseStatus, Due, Outcome } from "./case.ts";

/** Who did something. */
export type Actor =
  | { readonly kind: "partner"; readonly id: PartnerId }
  | { readonly kind: "staff"; readonly id: StaffId; readonly name: string }
  | { readonly kind: "broker" };

/** What happened, by its name in the past tense. */
export type CaseEventDetail =
  | { readonly type: "CaseSubmitted"; readonly window: WindowId; readonly due: Due }
  | { readonly type: "CaseRouted"; readonly window: WindowId }
  | { readonly type: "CaseClaimed"; readonly leaseEnds: Instant; readonly takenOverFrom?: StaffId }
  | { readonly type: "CaseReleased" }
  | { readonly type: "CaseReassigned"; readonly from: StaffId; readonly to: StaffId; readonly toName: string }
  | { readonly type: "CaseAccepted"; readonly due: AcceptedDue }
  | { readonly type: "CaseDeclined"; readonly reason: string; readonly rightOrgan: string }
  | ({ readonly type: "CaseDecided" } & DecisionMade)
  | { readonly type: "CaseWithdrawn"; readonly reason: string }
  | { readonly type: "ResultAcknowledged" }
  | { readonly type: "ApplicantRevealed"; readonly reason: string };

/** A decision's content; a refusal states reasons and remedies (行政许可法 art 38). */
export type DecisionMade =
  | { readonly outcome: "granted"; readonly document: ResultDocument | null }
  | { readonly outcome: "refused"; readonly reasons: string; readonly remedies: string };

/** The licence or certificate that a grant produced. */
export type ResultDocument = { readonly number: string; readonly title: string };

/** An event of a case: who, when, from which status to which. Its number is the case's version after it. */
export type CaseEvent = CaseEventDetail & {
  readonly n: number;
  readonly at: Instant;
  readonly actor: Actor;
  /** Status before; null for the first event. */
  readonly before: CaseStatus | null;
  readonly after: CaseStatus;
};

/** An event's name. */
export type CaseEventType = CaseEvent["type"];

/** The outcome a decided event reports, for adapters that only need that. */
export const outcomeOf = (event: CaseEvent): Outcome | undefined =>
  event.type === "CaseDecided" ? event.outcome : undefined;
