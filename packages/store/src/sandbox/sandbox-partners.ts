import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { addMs, type Instant, type LocalDate, type PartnerId } from "@tongban/domain";
import { expiresAfter } from "../reception/expiry.ts";
import type { TableContext } from "../table/context.ts";
import { ttlAttribute } from "../table/table.ts";
import { sandboxKeys } from "./keys.ts";

const DAY_MS = 86_400_000;

/**
 * Says that a partner of the sandbox was there: it is kept for so many days from now. The first time it is entered among
 * those to look at then; whoever looks enters it again for when it is kept until.
 */
export const keepSandboxPartner = async (
  { table, tableName }: TableContext,
  id: PartnerId,
  now: Instant,
  days: number,
): Promise<void> => {
  const until = addMs(now, days * DAY_MS);
  const Key = sandboxKeys.partner(id);
  const known = await table.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }));
  if (known.Item?.["keptUntil"] === undefined)
    await table.send(new PutCommand({ TableName: tableName, Item: sandboxKeys.expiry(until, id) }));
  await table.send(
    new UpdateCommand({
      TableName: tableName,
      Key,
      UpdateExpression: "SET keptUntil = :until",
      ExpressionAttributeValues: { ":until": until },
    }),
  );
};

/** Days that a count of registrations is kept. */
const countDays = 2;

/** How many registrations a day has seen so far from an address (by its hash) and in all; `note` counts one more. */
export const registrationsOf = (context: TableContext, day: LocalDate, address: string) => ({
  count: async (): Promise<{ readonly address: number; readonly all: number }> => {
    const [own, all] = await Promise.all([address, "all"].map((from) => countOf(context, day, from)));
    return { address: own ?? 0, all: all ?? 0 };
  },
  note: async (): Promise<void> => {
    await Promise.all([address, "all"].map((from) => addOne(context, day, from)));
  },
});

const countOf = async ({ table, tableName }: TableContext, day: LocalDate, from: string): Promise<number> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: sandboxKeys.registrations(day, from) }),
  );
  return Number(got.Item?.["count"] ?? 0);
};

const addOne = async ({ table, tableName }: TableContext, day: LocalDate, from: string): Promise<void> => {
  await table.send(
    new UpdateCommand({
      TableName: tableName,
      Key: sandboxKeys.registrations(day, from),
      UpdateExpression: "ADD #count :one SET #ttl = :ttl",
      ExpressionAttributeNames: { "#count": "count", "#ttl": ttlAttribute },
      ExpressionAttributeValues: { ":one": 1, ":ttl": expiresAfter(day, countDays)[ttlAttribute] },
    }),
  );
};
