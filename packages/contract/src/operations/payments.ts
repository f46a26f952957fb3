import * as z from "zod";
import { operation } from "../operation.ts";
import { localDate } from "../schemas/identifiers.ts";
import { paymentReport, paymentRow, paymentTaken, refundStepCommand } from "../schemas/payment.ts";

const servedBy = "payment";

/** Operations about money that was paid for cases (缴费). */
export const paymentOperations = {
  reportPayment: operation({
    name: "report-payment",
    method: "POST",
    path: "/v1/payments",
    audience: "partner",
    servedBy,
    command: "none",
    summary: "As a payment platform: tell that a fee was paid, or that money went back",
    description:
      "Signed with a key of the platform, as every request of a partner system. Tell of each transaction until it is answered with 200; what was told before is answered as it stands. Money that does not pay a fee is never refused: it is kept on the record, and its refund is ordered.",
    body: paymentReport,
    returns: paymentTaken,
    refusals: ["platform-required", "payment-differs", "refund-not-due"],
  }),
  listPayments: operation({
    name: "list-payments",
    method: "GET",
    path: "/coordinator/v1/payments",
    audience: "coordinator",
    roles: ["coordinator"],
    servedBy,
    summary: "Payments of a day for cases of your regions, or those that belong to no case",
    description:
      "To compare with the platform's own statement. Without a day: the payments whose reference no order has, of the platforms that collect for your regions.",
    query: z.strictObject({ day: localDate.optional().describe("on which it was paid, in China") }),
    returns: z.strictObject({ payments: z.array(paymentRow) }),
  }),
  refundPayment: operation({
    name: "refund-payment",
    method: "POST",
    path: "/coordinator/v1/payments",
    audience: "coordinator",
    roles: ["coordinator"],
    servedBy,
    command: "none",
    summary: "Order the refund of a payment that belongs to no case, or release what another person ordered",
    body: refundStepCommand,
    returns: paymentRow,
    refusals: [
      "reasons-required",
      "refund-not-due",
      "refund-not-ordered",
      "refund-already-ordered",
      "own-refund",
    ],
  }),
} as const;
