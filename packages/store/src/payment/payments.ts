import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import {
  type CaseId,
  type Instant,
  type LocalDate,
  localDateOf,
  type PartnerId,
  type RefundStep,
  type StaffId,
  type TransactionNumber,
  type UnmatchedRefund,
} from "@tongban/domain";
import { instant } from "../case/words.ts";
import { batchGet } from "../table/batch.ts";
import { map, text, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { queryAll } from "../table/query.ts";
import { keys } from "../table/table.ts";
import { transact } from "../table/transact.ts";

/**
 * A payment that a platform told of, kept before anything is decided about it, so that no money is lost. Without a case it is
 * unmatched: its reference is unknown, or of another platform's order.
 */
export type Payment = {
  readonly platform: PartnerId;
  readonly transaction: TransactionNumber;
  readonly reference: string;
  /** Fen. */
  readonly amount: number;
  readonly paidAt: Instant;
  readonly caseId?: CaseId;
  /** When the platform was told to pay it back. */
  readonly refundAskedAt?: Instant;
  /** What people ordered for one that belongs to no case. */
  readonly refund?: UnmatchedRefund;
};

const step = map<RefundStep>({
  id: ["id", text<StaffId>()],
  name: ["name", text()],
  at: ["at", instant],
});

const unmatchedRefund = map<UnmatchedRefund>({
  reason: ["reason", text()],
  ordered: ["ordered", step],
  released: ["released", step, "optional"],
  refundedAt: ["refundedAt", instant, "optional"],
});

const payment = map<Payment>({
  platform: ["platform", text()],
  transaction: ["transaction", text()],
  reference: ["reference", text()],
  amount: ["amount", whole],
  paidAt: ["paidAt", instant],
  caseId: ["caseId", text(), "optional"],
  refundAskedAt: ["refundAskedAt", instant, "optional"],
  refund: ["refund", unmatchedRefund, "optional"],
});

/** A payment by its platform and number, strongly consistent. */
export const loadPayment = async (
  { table, tableName }: TableContext,
  platform: PartnerId,
  transaction: TransactionNumber,
): Promise<Payment | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.payment(platform, transaction), ConsistentRead: true }),
  );
  return got.Item && payment.read(got.Item);
};

/**
 * Keeps a payment under its number and among those of its day, and among the unmatched ones where it has no case. Of two with
 * one number the first one is kept and answered.
 */
export const keepPayment = async (context: TableContext, told: Payment): Promise<Payment> => {
  const { tableName: TableName } = context;
  const { platform, transaction, paidAt, caseId } = told;
  const says = payment.write(told);
  const lists = [localDateOf(paidAt), ...(caseId ? [] : [UNMATCHED])];
  const written = await transact(context, [
    {
      Put: {
        TableName,
        Item: { ...keys.payment(platform, transaction), ...says },
        ConditionExpression: "attribute_not_exists(pk)",
      },
    },
    ...lists.map((list) => ({
      Put: { TableName, Item: { ...keys.paymentOf(platform, list, transaction), ...says } },
    })),
  ]);
  if (written !== "conflict") return told;
  const known = await loadPayment(context, platform, transaction);
  if (!known) throw new Error("a payment could not be kept though there was none of its number");
  return known;
};

const UNMATCHED = "unmatched";

/** Writes down that the platform was told to pay a payment back. */
export const recordRefundAsked = async (
  { table, tableName }: TableContext,
  platform: PartnerId,
  transaction: TransactionNumber,
  at: Instant,
): Promise<void> => {
  try {
    await table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.payment(platform, transaction),
        UpdateExpression: "SET refundAskedAt = :at",
        ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(refundAskedAt)",
        ExpressionAttributeValues: { ":at": instant.write(at) },
      }),
    );
  } catch (fault) {
    if (!isConditionFailure(fault)) throw fault;
  }
};

/** Keeps the refund of a payment of no case in the place of what was seen; `conflict`: somebody else was first. */
export const keepRefund = async (
  { table, tableName }: TableContext,
  { platform, transaction, refund: seen }: Payment,
  refund: UnmatchedRefund,
): Promise<"kept" | "conflict"> => {
  try {
    await table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.payment(platform, transaction),
        UpdateExpression: "SET refund = :refund",
        ConditionExpression: seen
          ? "refund = :seen"
          : "attribute_exists(pk) AND attribute_not_exists(caseId) AND attribute_not_exists(refund)",
        ExpressionAttributeValues: {
          ":refund": unmatchedRefund.write(refund),
          ...(seen ? { ":seen": unmatchedRefund.write(seen) } : {}),
        },
      }),
    );
    return "kept";
  } catch (fault) {
    if (isConditionFailure(fault)) return "conflict";
    throw fault;
  }
};

/**
 * The payments that a platform told of a day in China, or all that belong to no case, by their numbers; those of no case with
 * what became of their refund.
 */
export const listPayments = async (
  context: TableContext,
  platform: PartnerId,
  list: LocalDate | typeof UNMATCHED,
): Promise<readonly Payment[]> => {
  const { pk } = keys.paymentOf(platform, list, "");
  const listed = (await queryAll(context, pk)).map(payment.read);
  const caseless = listed.filter(({ caseId }) => caseId === undefined);
  const found = await batchGet(
    context,
    caseless.map(({ transaction }) => keys.payment(platform, transaction)),
  );
  const standing = new Map(found.map(payment.read).map((one) => [one.transaction, one]));
  return listed.map((one) => standing.get(one.transaction) ?? one);
};
