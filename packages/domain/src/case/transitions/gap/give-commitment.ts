import type { DeclaredMaterial } from "../../../material/material.ts";
import { totalSizeRefusals } from "../../../material/total-size.ts";
import { refusal } from "../../../refusal.ts";
import { unacceptedStatuses } from "../../case.ts";
import type { CaseEventDetail } from "../../event.ts";
import { missingOf } from "../../gaps.ts";
import { type Sender, transition } from "../../transition.ts";

/** A written commitment to bring what may follow (承诺书): who signed, what it says, and the signed file. */
export type Commitment = {
  readonly signedBy: string;
  readonly text: string;
  readonly document: DeclaredMaterial;
};

/**
 * Puts the applicant's written commitment on the record, before the case is accepted: without it nothing is accepted with
 * gaps. Refused where nothing is missing that may follow.
 */
export const giveCommitment = transition({
  from: unacceptedStatuses,
  unless: (kase, _by: Sender) => {
    if (missingOf(kase).length === 0) return refusal("nothing-may-follow");
    return kase.committed ? refusal("already-committed") : undefined;
  },
  happens: ({ materialBytes = 0 }, _by, commitment: Commitment) => {
    const [tooLarge] = totalSizeRefusals(materialBytes + commitment.document.size);
    return tooLarge ?? [commitmentEvent(commitment)];
  },
});

/** A commitment as an event says it. */
export const commitmentEvent = ({ signedBy, text, document }: Commitment): CaseEventDetail => ({
  type: "CommitmentGiven",
  document,
  prose: { signedBy, text },
});
