import type { Instant } from "../clock/instant.ts";
import type { CaseNumber } from "../identifiers/case-number.ts";
import type { PartnerId, StaffId, WindowId } from "../ids.ts";
import type { AcceptedDue, CaseDue, CaseStatus, Origin } from "./case.ts";

/** Who did something. */
export type Actor =
  | { readonly kind: "partner"; readonly id: PartnerId }
  | { readonly kind: "staff"; readonly id: StaffId; readonly name: string }
  | { readonly kind: "broker" };

/** How a partner says that it has a result: by a request, or by its answer to the delivery of the result. */
export const acknowledgementWays = ["request", "answer"] as const;

/** One of {@link acknowledgementWays}. */
export type AcknowledgementWay = (typeof acknowledgementWays)[number];

/**
 * What happened, by its name in the past tense. `prose` is what a person wrote: it is kept sealed, and a case does
 * not depend on it.
 */
export type CaseEventDetail =
  | {
      readonly type: "CaseSubmitted";
      readonly origin: Origin;
      readonly window: WindowId;
      readonly due: CaseDue;
    }
  | { readonly type: "CaseRouted"; readonly window: WindowId; readonly number?: CaseNumber }
  | {
      readonly type: "CaseClaimed";
      readonly holder: StaffId;
      readonly leaseEnds: Instant;
      readonly takenOverFrom?: StaffId;
    }
  | { readonly type: "CaseReleased" }
  | {
      readonly type: "CaseReassigned";
      readonly from: StaffId;
      readonly to: StaffId;
      readonly toName: string;
      /** Of a claimed case: the lease starts anew. */
      readonly leaseEnds?: Instant;
    }
  | { readonly type: "CaseAccepted"; readonly due: AcceptedDue }
  | {
      readonly type: "CaseDeclined";
      readonly rightOrgan: string;
      readonly prose: { readonly reason: string };
    }
  | ({ readonly type: "CaseDecided" } & Decision)
  | { readonly type: "CaseWithdrawn"; readonly prose: { readonly reason: string } }
  | { readonly type: "ResultAcknowledged"; readonly via: AcknowledgementWay }
  | { readonly type: "ApplicantRevealed"; readonly prose: { readonly reason: string } };

/** A decision on the application; a refusal states reasons and remedies (行政许可法 art 38). */
export type Decision =
  | { readonly outcome: "granted"; readonly document: ResultDocument | null }
  | { readonly outcome: "refused"; readonly prose: { readonly reasons: string; readonly remedies: string } };

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

type WithoutProse<E> = E extends unknown ? Omit<E, "prose"> : never;

/** An event without what people wrote in it: all that a case is rebuilt from. */
export type EventFacts = WithoutProse<CaseEvent>;

/** What a case evolves by: the facts of one type of event but the status that they lead to. */
export type Happened<T extends CaseEventType> = WithoutAfter<FactsOf<T>>;

type WithoutAfter<E> = E extends unknown ? Omit<E, "after"> : never;

/** The facts of one type of event. */
export type FactsOf<T extends CaseEventType> = Extract<EventFacts, { readonly type: T }>;

/** What a person wrote in an event, by field. */
export type Prose = Readonly<Record<string, string>>;

/** What people wrote in an event, if anything. */
export const proseOf = (event: CaseEvent): Prose | undefined => ("prose" in event ? event.prose : undefined);
