import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { CaseId, PartnerId } from "@tongban/domain";
import { chanceCode } from "../secrets/chance-code.ts";
import { type Attributes, map, text } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys } from "../table/table.ts";
import { transact } from "../table/transact.ts";

/**
 * The order to pay the fee of a case (缴款书), beside the case: at which platform, under which reference, and the link at
 * which it is paid once the platform gave one. The reference is by chance and says nothing of the case.
 */
export type PaymentOrder = {
  readonly platform: PartnerId;
  readonly reference: string;
  readonly link?: string;
};

/** Characters of a reference, of five bits each: 100 bits are not guessed. */
export const REFERENCE_LENGTH = 20;

const order = map<PaymentOrder>({
  platform: ["platform", text()],
  reference: ["reference", text()],
  link: ["link", text(), "optional"],
});

/** The payment order of a case, strongly consistent; nothing where there is none yet. */
export const loadPaymentOrder = async (
  { table, tableName }: TableContext,
  caseId: CaseId,
): Promise<PaymentOrder | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.paymentOrder(caseId), ConsistentRead: true }),
  );
  return got.Item && order.read(got.Item);
};

/** Opens the payment order of a case, with what its reference is looked up by; one that is open already stays. */
export const openPaymentOrder = async (
  context: TableContext,
  caseId: CaseId,
  platform: PartnerId,
): Promise<PaymentOrder> => {
  const { tableName: TableName } = context;
  const opened: PaymentOrder = { platform, reference: chanceCode(REFERENCE_LENGTH) };
  const put = (Item: Attributes) => ({
    Put: { TableName, Item, ConditionExpression: "attribute_not_exists(pk)" },
  });
  const written = await transact(context, [
    put({ ...keys.paymentOrder(caseId), ...order.write(opened) }),
    put({ ...keys.paymentReference(opened.reference), caseId }),
  ]);
  if (written !== "conflict") return opened;
  const known = await loadPaymentOrder(context, caseId);
  if (!known) throw new Error("a payment order could not be opened though there was none");
  return known;
};

/** Keeps the link at which an order is paid; the one that was kept first stays. */
export const keepPaymentLink = async (
  { table, tableName }: TableContext,
  caseId: CaseId,
  link: string,
): Promise<void> => {
  try {
    await table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.paymentOrder(caseId),
        UpdateExpression: "SET #link = :link",
        ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(#link)",
        ExpressionAttributeNames: { "#link": "link" },
        ExpressionAttributeValues: { ":link": link },
      }),
    );
  } catch (fault) {
    if (!isConditionFailure(fault)) throw fault;
  }
};

/** The case that a reference is of, strongly consistent. */
export const findReferencedCase = async (
  { table, tableName }: TableContext,
  reference: string,
): Promise<CaseId | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.paymentReference(reference), ConsistentRead: true }),
  );
  const caseId = got.Item?.["caseId"];
  return typeof caseId === "string" ? (caseId as CaseId) : undefined;
};
