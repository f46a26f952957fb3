import type { TransactionNumber } from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";
import { caseId, instant, partnerId, regionCode } from "./identifiers.ts";

/** The number that a payment platform gave a transaction (交易流水号). */
export const transactionNumber = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, rule("word"))
  .describe("交易流水号: of the platform; one number is one transaction for ever") as unknown as z.ZodType<
  TransactionNumber,
  string
>;

/** The reference of a payment order (缴款码). */
export const paymentReference = z
  .string()
  .min(1)
  .max(64)
  .describe("of the order that was paid; one that is unknown is kept all the same");

/** Money in fen. */
const fen = z.int().min(1).max(100_000_000).describe("fen (分)");

/** What a payment platform tells: that something was paid, or that money went back. */
export const paymentReport = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("paid"),
    transaction: transactionNumber,
    reference: paymentReference,
    amount: fen,
    paidAt: instant,
  }),
  z.strictObject({ kind: z.literal("refunded"), transaction: transactionNumber, refundedAt: instant }),
]);

/** Where a payment stands, as its platform is told. */
export const paymentTaken = z.strictObject({
  transaction: transactionNumber,
  state: z
    .enum(["kept", "to-refund", "refunded", "unmatched"])
    .describe(
      "kept: it pays the fee; to-refund: the broker orders its refund; unmatched: no order has its reference, so people look at it",
    ),
});

/** Who took a step of a refund, and when. */
const refundStep = z.strictObject({ by: z.string().describe("name"), mine: z.boolean(), at: instant });

/** The refund of a payment that belongs to no case, as people ordered and released it. */
const unmatchedRefund = z.strictObject({
  reason: z.string(),
  ordered: refundStep,
  released: refundStep.nullable().describe("by another person than the one who ordered it"),
  refundedAt: instant.nullable(),
});

/** A step of the refund of a payment that belongs to no case. */
export const refundStepCommand = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("order"),
    platform: partnerId,
    transaction: transactionNumber,
    reason: z.string().min(1).max(500).describe("why the money goes back; it names no person"),
  }),
  z.strictObject({ do: z.literal("release"), platform: partnerId, transaction: transactionNumber }),
]);

/** A payment as coordinators see it. */
export const paymentRow = z.strictObject({
  platform: partnerId,
  transaction: transactionNumber,
  reference: z.string(),
  amount: fen,
  paidAt: instant,
  caseId: caseId.nullable(),
  handling: regionCode.nullable(),
  state: z
    .enum(["kept", "to-refund", "refunded", "unmatched", "refund-ordered", "unrecorded"])
    .describe(
      "unmatched: it belongs to no case; refund-ordered: its refund waits for another person; unrecorded: its case does not know it, so the platform has to tell of it again",
    ),
  refund: unmatchedRefund.nullable().describe("of a payment that belongs to no case"),
});
