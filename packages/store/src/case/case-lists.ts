import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Case, CaseId, Instant, PartnerId, RegionCode, StaffId, WindowId } from "@tongban/domain";
import type { StoreContext } from "../table/context.ts";
import { caseOfHead, dueOfWorkKey, firstOf, indexes, indexKeys, keys, receivedKey } from "../table/table.ts";
import { loadHeads } from "./cases.ts";
import { fromHeadItem, type Head } from "./head-codec.ts";
import { workKeyOf } from "./work-key.ts";

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
export type Worklist = ({ readonly window: WindowId } | { readonly staff: StaffId }) & {
  /** Its cases with priority (绿色通道), or the others; absent: both, those first. */
  readonly part?: "first" | "others";
};

/** The two parts of a list, each in the order of due. */
export const partsOf = (list: Worklist): readonly Worklist[] => [
  { ...list, part: "first" },
  { ...list, part: "others" },
];

/**
 * Cases waiting at a window or held by a person: those with priority (绿色通道) first, each by due and then by receipt;
 * eventually consistent, so never a ground to decide. With a range of due instants, those of one part of the list, in
 * the order of due.
 */
export const listWork = async (
  context: StoreContext,
  list: Worklist,
  limit: number,
  from?: Place,
  due?: DueRange,
): Promise<Page> => {
  if (due || list.part) return readPart(context, list, limit, from, due);
  const others = ownerOf({ ...list, part: "others" });
  if (from && from[indexes.worklist.pk] === others)
    return readPart(context, { ...list, part: "others" }, limit, from);
  const first = await readPart(context, { ...list, part: "first" }, limit, from);
  if (first.next) return first;
  const room = Math.max(1, limit - first.heads.length);
  const rest = await readPart(context, { ...list, part: "others" }, room);
  return { ...rest, heads: [...first.heads, ...rest.heads] };
};

const readPart = async (
  context: StoreContext,
  list: Worklist,
  limit: number,
  from?: Place,
  due?: DueRange,
): Promise<Page> => {
  const { items, next } = await queryIndex(context, "worklist", ownerOf(list), {
    limit,
    forward: true,
    ...(from ? { from } : {}),
    ...(due ? { between: [due.from, due.until] as const } : {}),
  });
  return { heads: items.map(fromHeadItem), ...(next ? { next } : {}) };
};

/** Cases of a window whose proposed decision waits for review, by due and then by receipt; never a ground to decide. */
export const listReviews = async (
  context: StoreContext,
  window: WindowId,
  limit: number,
  from?: Place,
): Promise<Page> => {
  const { items, next } = await queryIndex(context, "review", window, {
    limit,
    forward: true,
    ...(from ? { from } : {}),
  });
  return { heads: await headsInOrder(context, items), ...(next ? { next } : {}) };
};

/**
 * When the cases of a list are due that are due before an instant, in their order: the sort keys alone, so that a
 * thousand cases are counted by 60 KB.
 */
export const dueInstantsBefore = async (
  { table, tableName }: StoreContext,
  list: Worklist,
  before: string,
): Promise<readonly string[]> => {
  const found: string[] = [];
  let from: Item | undefined;
  do {
    const got = await table.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: indexes.worklist.name,
        KeyConditionExpression: `${indexes.worklist.pk} = :pk AND ${indexes.worklist.sk} < :before`,
        ExpressionAttributeValues: { ":pk": ownerOf(list), ":before": before },
        ProjectionExpression: indexes.worklist.sk,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    for (const item of got.Items ?? []) found.push(dueOfWorkKey(String(item[indexes.worklist.sk])));
    from = got.LastEvaluatedKey;
  } while (from);
  return found;
};

const ownerOf = (list: Worklist): string => {
  const owner = "window" in list ? indexKeys.window(list.window) : indexKeys.holder(list.staff);
  return list.part === "first" ? firstOf(owner) : owner;
};

/** The place after a case in the order of due, for a page that is merged from several lists. */
export const afterWork = (kase: Case): string => `${workKeyOf(kase)}#`;

/** A partner's cases, newest first. */
export const listPartnerCases = (context: StoreContext, partner: PartnerId, limit: number, from?: Place) =>
  listFromEnd(context, "partner", indexKeys.partner(partner), limit, from);

/** What a person decided or declined, the last first. */
export const listDoneCases = (context: StoreContext, staff: StaffId, limit: number, from?: Place) =>
  listFromEnd(context, "done", staff, limit, from);

/** Cases handled in a region, newest first. */
export const listRegionCases = (context: StoreContext, region: RegionCode, limit: number, from?: Place) =>
  listFromEnd(context, "region", indexKeys.region(region), limit, from);

/** Cases handled in a region that were received from one instant until before another, newest first. */
export const listRegionCasesWithin = async (
  context: StoreContext,
  region: RegionCode,
  within: { readonly from: Instant; readonly until: Instant },
  limit: number,
  from?: Place,
): Promise<Page> => {
  const { items, next } = await queryIndex(context, "region", indexKeys.region(region), {
    limit,
    forward: false,
    // A sort key continues after its instant, so that none equals one.
    between: [within.from, within.until],
    ...(from ? { from } : {}),
  });
  return { heads: await headsInOrder(context, items), ...(next ? { next } : {}) };
};

/** Cases that came from a region, wherever they are handled, newest first. */
export const listSentCases = (context: StoreContext, region: RegionCode, limit: number, from?: Place) =>
  listFromEnd(context, "source", region, limit, from);

/** The case of a case number. */
export const listNumberedCases = (context: StoreContext, number: string): Promise<Page> =>
  listFromEnd(context, "number", number, 1);

/** Cases that partners call by a reference, newest first; two partners may use the same one. */
export const listReferenceCases = (context: StoreContext, externalRef: string, limit: number) =>
  listFromEnd(context, "reference", externalRef, limit);

/** What an applicant's cases are found by: one of the blind index's values. */
export type ApplicantKey = { readonly subject: string } | { readonly fullName: string };

/** Index entries are looked through in pages of so many, and so many pages at a time. */
const PAGE_ENTRIES = 1000;
const MOST_PAGES = 10;

/**
 * An applicant's cases that were handled in or came from some regions, newest first. A common name has more cases
 * in the nation than are looked through at once: a page may then have few or none, and `next` goes on from there.
 */
export const listApplicantCases = async (
  context: StoreContext,
  key: ApplicantKey,
  regions: ReadonlySet<string>,
  limit: number,
  from?: Place,
): Promise<Page> => {
  const [index, pk] =
    "subject" in key ? (["subject", key.subject] as const) : (["applicant", key.fullName] as const);
  const handling = new Set([...regions].map(indexKeys.region));
  const found: Item[] = [];
  let place = from;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, next } = await queryIndex(context, index, pk, {
      limit: PAGE_ENTRIES,
      forward: false,
      ...(place ? { from: place } : {}),
    });
    for (const item of items) {
      if (!handling.has(String(item["regionPk"])) && !regions.has(String(item["source"]))) continue;
      found.push(item);
      if (found.length === limit)
        return { heads: await headsInOrder(context, found), next: placeOf(index, item) };
    }
    place = next;
    if (!place) break;
  }
  return { heads: await headsInOrder(context, found), ...(place ? { next: place } : {}) };
};

/** A list that is read from its end, the last first, by the index that it is in. */
type ListFromEnd = Exclude<keyof typeof indexes, "worklist" | "review" | "timer">;

/** The place after a case in a list of its regions, for a page that ends in the middle of a read. */
export const receivedPlace = (list: "region" | "source", kase: Case): Place => ({
  ...keys.head(kase.origin.id),
  [indexes[list].pk]: list === "region" ? indexKeys.region(kase.origin.handling) : kase.origin.source,
  [indexes[list].sk]: receivedKey(kase.origin.submittedAt, kase.origin.id),
});

const placeOf = (index: ListFromEnd, item: Item): Place => {
  const names = ["pk", "sk", indexes[index].pk, indexes[index].sk];
  return Object.fromEntries(names.map((name) => [name, String(item[name])]));
};

const listFromEnd = async (
  context: StoreContext,
  index: ListFromEnd,
  pk: string,
  limit: number,
  from?: Place,
): Promise<Page> => {
  const { items, next } = await queryIndex(context, index, pk, {
    limit,
    forward: false,
    ...(from ? { from } : {}),
  });
  return { heads: await headsInOrder(context, items), ...(next ? { next } : {}) };
};

type Span = {
  readonly limit: number;
  readonly forward: boolean;
  readonly from?: Place;
  readonly between?: readonly [string, string];
};

const queryIndex = async (
  { table, tableName }: StoreContext,
  index: ListFromEnd | "worklist" | "review",
  pk: string,
  { limit, forward, from, between }: Span,
): Promise<{ readonly items: readonly Item[]; readonly next: Place | undefined }> => {
  const { name, pk: pkName, sk: skName } = indexes[index];
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: name,
      // Names are given apart: `source` and `ref` are reserved words of DynamoDB's expressions.
      KeyConditionExpression: between ? "#pk = :pk AND #sk BETWEEN :from AND :until" : "#pk = :pk",
      ExpressionAttributeNames: between ? { "#pk": pkName, "#sk": skName } : { "#pk": pkName },
      ExpressionAttributeValues: between
        ? { ":pk": pk, ":from": between[0], ":until": between[1] }
        : { ":pk": pk },
      ScanIndexForward: forward,
      Limit: limit,
      ...(from ? { ExclusiveStartKey: from } : {}),
    }),
  );
  return { items: got.Items ?? [], next: got.LastEvaluatedKey as Place | undefined };
};

const headsInOrder = async (context: StoreContext, items: readonly Item[]): Promise<readonly Head[]> => {
  const ids = items.map((item) => caseOfHead(item) as CaseId);
  const heads = new Map((await loadHeads(context, ids)).map((head) => [head.kase.origin.id, head]));
  return ids.flatMap((id) => heads.get(id) ?? []);
};
