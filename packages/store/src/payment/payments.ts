import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import {
  type CaseId,
  type Instant,
  type LocalDate,
  localDateOf,
  type PartnerId,
  type TransactionNumber,
} from "@tongban/domain";
import { instant } from "../case/words.ts";
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
};

const payment = map<Payment>({
  platform: ["platform", text()],
  transaction: ["transaction", text()],
  reference: ["reference", text()],
  amount: ["amount", whole],
  paidAt: ["paidAt", instant],
  caseId: ["caseId", text(), "optional"],
  refundAskedAt: ["refundAskedAt", instant, "optional"],
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

/** The payments that a platform told of a day in China, or all that belong to no case, by their numbers. */
export const listPayments = async (
  context: TableContext,
  platform: PartnerId,
  list: LocalDate | typeof UNMATCHED,
): Promise<readonly Payment[]> => {
  const { pk } = keys.paymentOf(platform, list, "");
  return (await queryAll(context, pk)).map(payment.read);
};
