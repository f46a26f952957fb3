import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Case, CaseId, PartnerId, RegionCode, StaffId, WindowId } from "@tongban/domain";
import type { StoreContext } from "../table/context.ts";
import { indexes, keys, receivedKey, workKey } from "../table/table.ts";
import { fromHeadItem, type Head } from "./case-item.ts";
import { loadHeads } from "./cases.ts";

type Item = Readonly<Record<string, unknown>>;

/** A place in an index, to go on from. */
export type Place = Readonly<Record<string, string>>;

/** A page of heads; `next` is absent on the last one. */
export type Page = { readonly heads: readonly Head[]; readonly next?: Place };

/**
 * A range of due instants, the end not included: a sort key continues after its instant, so none equals it.
 * {@link afterWork} as `from` goes on after one case.
 */
export type DueRange = { readonly from: string; readonly until: string };

/** A lead's or clerk's list: the waiting cases of a window, or those that a person holds. */
export type Worklist = { readonly window: WindowId } | { readonly staff: StaffId };

/**
 * Cases waiting at a window or held by a person, by due, all or those of a range; eventually consistent, so never
 * a ground to decide.
 */
export const listWork = (
  context: StoreContext,
  list: Worklist,
  limit: number,
  from?: Place,
  due?: DueRange,
): Promise<Page> =>
  query(context, "worklist", ownerOf(list), limit, {
    forward: true,
    ...(from ? { from } : {}),
    ...(due ? { due } : {}),
  });

/** How many cases of a list are due before an instant. */
export const countWorkDueBefore = async (
  { table, tableName }: StoreContext,
  list: Worklist,
  before: string,
): Promise<number> => {
  let counted = 0;
  let from: Item | undefined;
  do {
    const got = await table.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: indexes.worklist.name,
        KeyConditionExpression: `${indexes.worklist.pk} = :pk AND ${indexes.worklist.sk} < :before`,
        ExpressionAttributeValues: { ":pk": ownerOf(list), ":before": before },
        Select: "COUNT",
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    counted += got.Count ?? 0;
    from = got.LastEvaluatedKey;
  } while (from);
  return counted;
};

const ownerOf = (list: Worklist): string =>
  "window" in list ? `WINDOW#${list.window}` : `STAFF#${list.staff}`;

/** A partner's cases, newest first. */
export const listPartnerCases = (context: StoreContext, partner: PartnerId, limit: number, from?: Place) =>
  query(context, "partner", `PARTNER#${partner}`, limit, { forward: false, ...(from ? { from } : {}) });

/** Cases handled in a region, newest first. */
export const listRegionCases = (context: StoreContext, region: RegionCode, limit: number, from?: Place) =>
  query(context, "region", `REGION#${region}`, limit, { forward: false, ...(from ? { from } : {}) });

const query = async (
  context: StoreContext,
  index: keyof typeof indexes,
  pk: string,
  limit: number,
  { forward, from, due }: { readonly forward: boolean; readonly from?: Place; readonly due?: DueRange },
): Promise<Page> => {
  const { name, projection, pk: pkName, sk: skName } = indexes[index];
  const got = await context.table.send(
    new QueryCommand({
      TableName: context.tableName,
      IndexName: name,
      KeyConditionExpression: due
        ? `${pkName} = :pk AND ${skName} BETWEEN :from AND :until`
        : `${pkName} = :pk`,
      ExpressionAttributeValues: due ? { ":pk": pk, ":from": due.from, ":until": due.until } : { ":pk": pk },
      ScanIndexForward: forward,
      Limit: limit,
      ...(from ? { ExclusiveStartKey: from } : {}),
    }),
  );
  const items = got.Items ?? [];
  const heads = projection === "ALL" ? items.map(fromHeadItem) : await headsInOrder(context, items);
  return { heads, ...(got.LastEvaluatedKey ? { next: got.LastEvaluatedKey as Place } : {}) };
};

const headsInOrder = async (context: StoreContext, items: readonly Item[]): Promise<readonly Head[]> => {
  const ids = items.map((item) => String(item["pk"]).slice("CASE#".length) as CaseId);
  const heads = new Map((await loadHeads(context, ids)).map((head) => [head.kase.id, head]));
  return ids.flatMap((id) => heads.get(id) ?? []);
};

/** The place after a case in the order of due, for a page that is merged from several lists. */
export const afterWork = (kase: Case): string => `${workKey(kase.due.at, kase.submittedAt, kase.id)}#`;

/** The place after a case in its region's list, for a page that ends in the middle of a read. */
export const regionPlace = (kase: Case): Place => ({
  ...keys.head(kase.id),
  [indexes.region.pk]: `REGION#${kase.handling}`,
  [indexes.region.sk]: receivedKey(kase.submittedAt, kase.id),
});
