import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Instant, PartnerId, RegionCode } from "@tongban/domain";
import type { TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys } from "../table/table.ts";
import { erasePartition, forgetPartnersWork } from "./forget-partner.ts";
import { sandboxKeys } from "./keys.ts";

/** A partner that may be unused since long enough, with the name of its entry among those to look at. */
export type DuePartner = { readonly id: PartnerId; readonly entry: string };

/** The partners to look at by now, longest due first, so many at most. */
export const listDuePartners = async (
  { table, tableName }: TableContext,
  now: Instant,
  most: number,
): Promise<readonly DuePartner[]> => {
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk AND sk <= :now",
      ExpressionAttributeValues: {
        ":pk": sandboxKeys.expiry("", "").pk,
        ":now": sandboxKeys.expiry(now, "~").sk,
      },
      Limit: most,
    }),
  );
  return (got.Items ?? []).map(({ sk }) => {
    const entry = String(sk);
    return { id: entry.slice(entry.indexOf("#") + 1) as PartnerId, entry };
  });
};

/**
 * Forgets a partner that is due with its keys and its work, as far as `goOn` lets it; one that was there meanwhile is
 * entered for later instead. Its keys go before its cases, so that none comes after them, and its entry last, so that what a
 * kill left is found again.
 */
export const forgetIfUnused = async (
  context: TableContext,
  { id, entry }: DuePartner,
  source: RegionCode,
  now: Instant,
  goOn: () => boolean,
): Promise<"kept" | "forgotten" | "unfinished"> => {
  const keptUntil = await unlessUnused(context, id, now);
  if (keptUntil !== undefined) {
    await put(context, sandboxKeys.expiry(keptUntil, id));
    await erase(context, { pk: sandboxKeys.expiry("", "").pk, sk: entry });
    return "kept";
  }
  for (const { pk } of [keys.partner(id), keys.record("partner-keys", id), keys.record("partner", id)])
    await erasePartition(context, pk);
  await erase(context, keys.submitting(source, id));
  if (!(await forgetPartnersWork(context, id, goOn)).finished) return "unfinished";
  await erase(context, { pk: sandboxKeys.expiry("", "").pk, sk: entry });
  return "forgotten";
};

/** Until when a partner is kept, if that is later than now; otherwise forgets that it was there. */
const unlessUnused = async (
  { table, tableName }: TableContext,
  id: PartnerId,
  now: Instant,
): Promise<Instant | undefined> => {
  const Key = sandboxKeys.partner(id);
  try {
    await table.send(
      new DeleteCommand({
        TableName: tableName,
        Key,
        ConditionExpression: "attribute_not_exists(pk) OR keptUntil <= :now",
        ExpressionAttributeValues: { ":now": now },
      }),
    );
    return undefined;
  } catch (fault) {
    if (!isConditionFailure(fault)) throw fault;
  }
  const kept = await table.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }));
  return kept.Item?.["keptUntil"] as Instant | undefined;
};

type Key = { readonly pk: string; readonly sk: string };

const put = async ({ table, tableName }: TableContext, Item: Key): Promise<void> => {
  await table.send(new PutCommand({ TableName: tableName, Item }));
};

const erase = async ({ table, tableName }: TableContext, Key: Key): Promise<void> => {
  await table.send(new DeleteCommand({ TableName: tableName, Key }));
};
