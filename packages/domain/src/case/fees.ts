import type { CaseFee, RefundGround } from "../fee/case-fee.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { type Case, isOpen, type Stage } from "./case.ts";
import type { CaseEventDetail } from "./event.ts";

/**
 * What follows for the fee of a case from where the case is now, as events of the same write. A fee falls due with the
 * acceptance; that of an instant matter, which is accepted and decided at once, when the case is on the board. What was
 * paid goes back when the fee is waived, or the case ends without a grant.
 */
export const feeConsequences = (kase: Case): readonly CaseEventDetail[] => {
  const { fee } = kase;
  if (!fee) return [];
  if (fee.state === "foreseen") return fallsDue(kase) ? [{ type: "FeeAssessed", amount: fee.amount }] : [];
  const why = refundGroundOf(fee);
  const kept = why ? (fee.payments ?? []).filter(({ state }) => state === "kept") : [];
  return kept.map(({ transaction, amount }) => ({
    type: "FeeRefundDue",
    transaction,
    amount,
    why: why ?? "not-granted",
  }));
};

const fallsDue = ({ status, origin }: Case): boolean => {
  switch (status) {
    case "accepted":
    case "suspended":
      return true;
    case "routed":
    case "claimed":
      return origin.caseType === "instant";
    default:
      return false;
  }
};

const refundGroundOf = ({ state }: CaseFee): RefundGround | undefined => {
  if (state === "waived") return "waived";
  return state === "void" ? "not-granted" : undefined;
};

/** A fee in the stage that its case enters: where that is an end without a grant, nothing is owed any more. */
export const feeIn = (fee: CaseFee, stage: Stage): CaseFee =>
  fee.state !== "waived" && endsWithoutGrant(stage) ? { ...fee, state: "void" } : fee;

const endsWithoutGrant = (stage: Stage): boolean =>
  "outcome" in stage ? stage.outcome === "refused" : !isOpen(stage as Case);

/** Refuses a grant while its fee is neither paid nor waived: nothing is issued unpaid. */
export const unlessFeeSettled = ({ fee }: Pick<Case, "fee">): Refusal | undefined =>
  fee && (fee.state === "foreseen" || fee.state === "due")
    ? refusal("fee-unpaid", { fen: fee.amount })
    : undefined;
