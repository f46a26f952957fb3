import type { Instant } from "../../clock/instant.ts";
import type { AgreementId } from "../../ids.ts";
import { type Refusal, refusal } from "../../refusal.ts";
import type { Agreement, AgreementContent } from "./agreement-life.ts";
import {
  type AgreementVerdict,
  agreementActor,
  agreementChange,
  type Speaker,
  unlessParty,
} from "./speaker.ts";

/**
 * Drafts a new agreement, or the next version of one (a renewal, a party that joins or leaves, another list). Whoever
 * drafts speaks for a party of it; there is one draft at a time.
 */
export const draftAgreement = (
  agreement: Agreement | undefined,
  by: Speaker,
  { id, content }: { readonly id: AgreementId; readonly content: AgreementContent },
  now: Instant,
): AgreementVerdict => {
  const parties = agreement?.published?.content.parties ?? content.parties;
  const stranger = unlessParty(by, parties);
  if (stranger) return stranger;
  if (agreement?.draft) return refusal("draft-exists", { author: agreement.draft.author });
  if (agreement?.published?.status === "terminated") return refusal("agreement-over");
  return agreementChange(id, agreement, agreementActor(by), now, [{ type: "AgreementDrafted", content }]);
};

/** Changes the draft, which is not while the other parties are asked about it. */
export const reviseDraft = (
  agreement: Agreement,
  by: Speaker,
  content: AgreementContent,
  now: Instant,
): AgreementVerdict => {
  const objection = unlessDraftOpen(agreement, by);
  if (objection) return objection;
  return agreementChange(agreement.id, agreement, agreementActor(by), now, [
    { type: "DraftRevised", content },
  ]);
};

/** Gives the draft up; what is published stays. */
export const discardDraft = (agreement: Agreement, by: Speaker, now: Instant): AgreementVerdict => {
  const objection = unlessDraftOpen(agreement, by);
  if (objection) return objection;
  return agreementChange(agreement.id, agreement, agreementActor(by), now, [{ type: "DraftDiscarded" }]);
};

/** Why somebody may not change the draft now: there is none, it is not theirs, or the other parties are asked about it. */
const unlessDraftOpen = ({ draft, proposal }: Agreement, by: Speaker): Refusal | undefined => {
  if (!draft) return refusal("no-draft");
  const stranger = unlessParty(by, draft.content.parties);
  if (stranger) return stranger;
  return proposal && refusal("proposal-pending", { what: proposal.what });
};
