import type { Instant } from "../clock/instant.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { Staff } from "../staff.ts";

/** Who did it, by id and name, and when. */
export type RefundStep = Pick<Staff, "id" | "name"> & { readonly at: Instant };

/**
 * The refund of a payment that belongs to no case: ordered by one person with a reason, released by another one, and paid
 * back by the platform.
 */
export type UnmatchedRefund = {
  readonly reason: string;
  readonly ordered: RefundStep;
  readonly released?: RefundStep;
  readonly refundedAt?: Instant;
};

/** Where a payment that belongs to no case stands: people look at it, its refund waits for another person, is on its way, was made. */
export const unmatchedStates = ["unmatched", "refund-ordered", "to-refund", "refunded"] as const;

/** One of {@link unmatchedStates}. */
export type UnmatchedState = (typeof unmatchedStates)[number];

/** Where a payment of no case stands by its refund. */
export const unmatchedStateOf = (refund: UnmatchedRefund | undefined): UnmatchedState => {
  if (!refund) return "unmatched";
  if (refund.refundedAt) return "refunded";
  return refund.released ? "to-refund" : "refund-ordered";
};

/** A step that a coordinator takes with the refund of a payment of no case. */
export type RefundCommand = { readonly do: "order"; readonly reason: string } | { readonly do: "release" };

/**
 * The refund after a coordinator's step. Ordering needs a reason, and releasing another person than the one who ordered it,
 * as with a review. A step that the same person took before, in the same words, answers with what is there.
 */
export const refundAfter = (
  refund: UnmatchedRefund | undefined,
  command: RefundCommand,
  { id, name }: Pick<Staff, "id" | "name">,
  at: Instant,
): UnmatchedRefund | Refusal =>
  command.do === "order"
    ? orderRefund(refund, command.reason.trim(), { id, name, at })
    : releaseRefund(refund, { id, name, at });

const orderRefund = (
  refund: UnmatchedRefund | undefined,
  reason: string,
  ordered: RefundStep,
): UnmatchedRefund | Refusal => {
  if (reason === "") return refusal("reasons-required");
  if (!refund) return { reason, ordered };
  return refund.ordered.id === ordered.id && refund.reason === reason
    ? refund
    : refusal("refund-already-ordered");
};

const releaseRefund = (
  refund: UnmatchedRefund | undefined,
  released: RefundStep,
): UnmatchedRefund | Refusal => {
  if (!refund) return refusal("refund-not-ordered");
  if (refund.ordered.id === released.id) return refusal("own-refund");
  return refund.released ? refund : { ...refund, released };
};
