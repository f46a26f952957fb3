import type { Instant } from "../../clock/instant.ts";
import type { RegionCode } from "../../identifiers/region-code.ts";
import type { AgreementId, StaffId } from "../../ids.ts";
import type { AgreementContent, ProposalKind } from "./agreement-life.ts";

/** Who changes an agreement: a coordinator, an operator with a file of agreements, or the broker by the clock. */
export type AgreementActor =
  | { readonly kind: "staff"; readonly id: StaffId; readonly name: string }
  | { readonly kind: "operator"; readonly name: string }
  | { readonly kind: "broker" };

/** What happened to an agreement, by its name in the past tense. */
export type AgreementEventDetail =
  /** The first draft of a new agreement, or the draft of the next version of one. */
  | { readonly type: "AgreementDrafted"; readonly content: AgreementContent }
  | { readonly type: "DraftRevised"; readonly content: AgreementContent }
  | { readonly type: "DraftDiscarded" }
  /** The other parties are asked; a draft that is proposed has passed its check. */
  | {
      readonly type: "ProposalMade";
      readonly what: ProposalKind;
      readonly region: RegionCode;
      readonly reason: string;
    }
  /** Some parties consent; what was proposed happens with the last consent that it needs. */
  | { readonly type: "ProposalSeconded"; readonly regions: readonly RegionCode[] }
  /** Sent back with a comment by another party, or taken back by its own. */
  | { readonly type: "ProposalSentBack"; readonly comment: string }
  | {
      readonly type: "AgreementPublished";
      readonly version: number;
      readonly listVersion: number;
      readonly standardVersion: number;
    }
  | { readonly type: "AgreementSuspended"; readonly region: RegionCode; readonly reason: string }
  | { readonly type: "AgreementReinstated" }
  | { readonly type: "AgreementTerminated" }
  | { readonly type: "AgreementExpired" }
  /** So many days before the last one. */
  | { readonly type: "ExpiryAnnounced"; readonly days: number }
  /** From here on admission reads what was published. */
  | { readonly type: "AgreementCompiled" };

/** An event of an agreement; its number is the agreement's revision after it. */
export type AgreementEvent = AgreementEventDetail & {
  readonly agreement: AgreementId;
  readonly n: number;
  readonly at: Instant;
  readonly actor: AgreementActor;
};

/** An event's name. */
export type AgreementEventType = AgreementEvent["type"];
