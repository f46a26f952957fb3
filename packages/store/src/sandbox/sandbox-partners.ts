import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { addMs, epochMs, type Instant, type LocalDate, type PartnerId } from "@tongban/domain";
import { expiresAfter } from "../reception/expiry.ts";
import type { TableContext } from "../table/context.ts";
import { ttlAttribute } from "../table/table.ts";
import { sandboxKeys } from "./keys.ts";

const DAY_MS = 86_400_000;

/** Says that a partner of the sandbox was there: it is kept for so many days from now. */
export const keepSandboxPartner = async (
  { table, tableName }: TableContext,
  id: PartnerId,
  now: Instant,
  days: number,
): Promise<void> => {
  await table.send(
    new UpdateCommand({
      TableName: tableName,
      Key: sandboxKeys.partner(id),
      UpdateExpression: "SET #ttl = :ttl",
      ExpressionAttributeNames: { "#ttl": ttlAttribute },
      ExpressionAttributeValues: { ":ttl": Math.ceil(epochMs(addMs(now, days * DAY_MS)) / 1000) },
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
