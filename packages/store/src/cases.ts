import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Case, CaseId, Decided, PartnerId, RegionCode, StaffId, WindowId } from "@tongban/domain";
import { batchGet } from "./batch.ts";
import { fromEventItem, linkEvents, type SealedApplication, toEventItem } from "./case-events.ts";
import { fromHeadItem, type Head, toHeadItem } from "./case-item.ts";
import { CHAIN_START, type CommandStamp, type KeptEvent } from "./chain.ts";
import type { StoreContext } from "./context.ts";
import { indexes, keys } from "./table.ts";
import { transact } from "./transact.ts";

/** A case with all its events, oldest first. */
export type CaseHistory = { readonly head: Head; readonly events: readonly KeptEvent[] };

/** A place in an index, to go on from. */
export type Place = Readonly<Record<string, string>>;

/** A page of heads; `next` is absent on the last one. */
export type Page = { readonly heads: readonly Head[]; readonly next?: Place };

/** A lead's or clerk's list: the waiting cases of a window, or those that a person holds. */
export type Worklist = { readonly window: WindowId } | { readonly staff: StaffId };

/** Reads a head, strongly consistent: the only ground for a decision. */
export const loadHead = async ({ table, tableName }: StoreContext, id: CaseId): Promise<Head | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.head(id), ConsistentRead: true }),
  );
  return got.Item && fromHeadItem(got.Item);
};

/** Reads a case with its events, strongly consistent, in one query per MB. */
export const loadHistory = async (
  { table, tableName }: StoreContext,
  id: CaseId,
): Promise<CaseHistory | undefined> => {
  const items: Record<string, unknown>[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const got = await table.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": keys.head(id).pk },
        ConsistentRead: true,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    items.push(...(got.Items ?? []));
    from = got.LastEvaluatedKey;
  } while (from);
  const head = items.find((item) => item["sk"] === "HEAD");
  if (!head) return undefined;
  const events = items.filter((item) => item !== head).map(fromEventItem);
  return { head: fromHeadItem(head), events };
};

/**
 * Saves a decision: the head on condition that its version is still `before`'s (absent: that there is none),
 * and every event on condition that there is none of its number, all in one transaction. `conflict` means
 * another command was first; nothing was written then.
 */
export const saveCase = async (
  context: StoreContext,
  before: Head | undefined,
  decided: Decided,
  command: CommandStamp,
  first?: { readonly application: SealedApplication; readonly subject: string },
): Promise<{ readonly kind: "saved"; readonly history: CaseHistory } | { readonly kind: "conflict" }> => {
  const { tableName: TableName } = context;
  const events = linkEvents(decided, before?.hash ?? CHAIN_START, command, first?.application);
  const head: Head = {
    kase: decided.next,
    hash: events.at(-1)?.hash ?? CHAIN_START,
    subject: before?.subject ?? first?.subject ?? "",
  };
  const condition = before
    ? { ConditionExpression: "version = :seen", ExpressionAttributeValues: { ":seen": before.kase.version } }
    : { ConditionExpression: "attribute_not_exists(pk)" };
  const written = await transact(context, [
    { Put: { TableName, Item: toHeadItem(head), ...condition } },
    ...events.map((event) => ({
      Put: { TableName, Item: toEventItem(event), ConditionExpression: "attribute_not_exists(pk)" },
    })),
  ]);
  return written === "conflict" ? { kind: "conflict" } : { kind: "saved", history: { head, events } };
};

/** Cases waiting at a window or held by a person, by due; eventually consistent, so never a ground to decide. */
export const listWork = (context: StoreContext, list: Worklist, limit: number, from?: Place): Promise<Page> =>
  query(context, "worklist", "window" in list ? `WINDOW#${list.window}` : `STAFF#${list.staff}`, limit, {
    forward: true,
    ...(from ? { from } : {}),
  });

/** How many cases of a list are due before an instant. */
export const countWorkDueBefore = async (
  { table, tableName }: StoreContext,
  list: Worklist,
  before: string,
): Promise<number> => {
  let counted = 0;
  let from: Record<string, unknown> | undefined;
  do {
    const got = await table.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: indexes.worklist.name,
        KeyConditionExpression: `${indexes.worklist.pk} = :pk AND ${indexes.worklist.sk} < :before`,
        ExpressionAttributeValues: {
          ":pk": "window" in list ? `WINDOW#${list.window}` : `STAFF#${list.staff}`,
          ":before": before,
        },
        Select: "COUNT",
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    counted += got.Count ?? 0;
    from = got.LastEvaluatedKey;
  } while (from);
  return counted;
};

/** A partner's cases, newest first. */
export const listPartnerCases = (context: StoreContext, partner: PartnerId, limit: number, from?: Place) =>
  query(context, "partner", `PARTNER#${partner}`, limit, { forward: false, ...(from ? { from } : {}) });

/** Cases handled in a region, newest first. */
export const listRegionCases = (context: StoreContext, region: RegionCode, limit: number, from?: Place) =>
  query(context, "region", `REGION#${region}`, limit, { forward: false, ...(from ? { from } : {}) });

/** Events by case and number, with the heads of their cases; what is gone is left out. */
export const loadEvents = async (
  context: StoreContext,
  wanted: readonly { readonly caseId: CaseId; readonly n: number }[],
): Promise<readonly { readonly head: Head; readonly event: KeptEvent }[]> => {
  const heads = new Map(
    (
      await loadHeads(
        context,
        wanted.map(({ caseId }) => caseId),
      )
    ).map((h) => [h.kase.id, h]),
  );
  const items = await batchGet(
    context,
    wanted.map(({ caseId, n }) => keys.event(caseId, n)),
  );
  const events = new Map(items.map(fromEventItem).map((event) => [`${event.caseId}/${event.n}`, event]));
  return wanted.flatMap(({ caseId, n }) => {
    const head = heads.get(caseId);
    const event = events.get(`${caseId}/${n}`);
    return head && event ? [{ head, event }] : [];
  });
};

/** The event that a command made on a case, if it made one: what tells a repetition from a new command. */
export const findCommand = async (
  context: StoreContext,
  id: CaseId,
  commandId: string,
): Promise<KeptEvent | undefined> =>
  (await loadHistory(context, id))?.events.find(({ command }) => command.id === commandId);

const loadHeads = async (context: StoreContext, ids: readonly CaseId[]): Promise<readonly Head[]> =>
  (await batchGet(context, [...new Set(ids)].map(keys.head))).map(fromHeadItem);

const query = async (
  context: StoreContext,
  index: keyof typeof indexes,
  pk: string,
  limit: number,
  { forward, from }: { readonly forward: boolean; readonly from?: Place },
): Promise<Page> => {
  const { name, projection, pk: pkName } = indexes[index];
  const got = await context.table.send(
    new QueryCommand({
      TableName: context.tableName,
      IndexName: name,
      KeyConditionExpression: `${pkName} = :pk`,
      ExpressionAttributeValues: { ":pk": pk },
      ScanIndexForward: forward,
      Limit: limit,
      ...(from ? { ExclusiveStartKey: from } : {}),
    }),
  );
  const items = got.Items ?? [];
  const heads = projection === "ALL" ? items.map(fromHeadItem) : await headsInOrder(context, items);
  return { heads, ...(got.LastEvaluatedKey ? { next: got.LastEvaluatedKey as Place } : {}) };
};

const headsInOrder = async (
  context: StoreContext,
  items: readonly Record<string, unknown>[],
): Promise<readonly Head[]> => {
  const ids = items.map((item) => String(item["pk"]).slice("CASE#".length) as CaseId);
  const heads = new Map((await loadHeads(context, ids)).map((head) => [head.kase.id, head]));
  return ids.flatMap((id) => heads.get(id) ?? []);
};

/** The place after a case in its region's list, for a page that ends in the middle of a read. */
export const regionPlace = (kase: Case): Place => ({
  ...keys.head(kase.id),
  [indexes.region.pk]: `REGION#${kase.handling}`,
  [indexes.region.sk]: `${kase.submittedAt}#${kase.id}`,
});
