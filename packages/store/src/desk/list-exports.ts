import { randomUUID } from "node:crypto";
import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import {
  type Instant,
  LIST_EXPORT_YEARS,
  type ListExportState,
  type ListPage,
  type ListView,
  listConditions,
  listExportStates,
  listPages,
  localDateOf,
  type NotePerson,
  type RegionCode,
} from "@tongban/domain";
import { instant } from "../case/words.ts";
import { expiresAfter } from "../reception/expiry.ts";
import { list, map, oneOf, text, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";

/** That somebody took a list of cases out, or how that ended: what it was narrowed to, and how many rows went. */
export type ListExport = {
  readonly at: Instant;
  readonly by: NotePerson;
  readonly page: ListPage;
  readonly conditions: ListView["conditions"];
  readonly state: ListExportState;
  readonly rows: number;
};

const stored = map<ListExport>({
  at: ["at", instant],
  by: ["by", map<NotePerson>({ id: ["id", text()], name: ["name", text()] })],
  page: ["page", oneOf(listPages)],
  conditions: [
    "conditions",
    list(
      map<ListView["conditions"][number]>({
        name: ["name", oneOf(listConditions)],
        value: ["value", text()],
      }),
    ),
  ],
  state: ["state", oneOf(listExportStates)],
  rows: ["rowCount", whole],
});

/** Records of a page. */
const PAGE = 50;
const DAYS_OF_A_YEAR = 366;

/** Puts an export on a region's record, where it stays for {@link LIST_EXPORT_YEARS}. */
export const noteListExport = async (
  { table, tableName }: TableContext,
  region: RegionCode,
  made: ListExport,
): Promise<void> => {
  const Item = {
    ...keys.listExport(region, `${made.at}#${randomUUID()}`),
    ...stored.write(made),
    ...expiresAfter(localDateOf(made.at), LIST_EXPORT_YEARS * DAYS_OF_A_YEAR),
  };
  await table.send(new PutCommand({ TableName: tableName, Item }));
};

/** Exports of a region, the last first, after the place of a page before; `next` is absent on the last page. */
export const listListExports = async (
  { table, tableName }: TableContext,
  region: RegionCode,
  after?: string,
): Promise<{ readonly exports: readonly ListExport[]; readonly next?: string }> => {
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": keys.listExport(region, "").pk },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: PAGE,
      ...(after === undefined ? {} : { ExclusiveStartKey: keys.listExport(region, after) }),
    }),
  );
  const exports = (got.Items ?? []).map(stored.read);
  const next: unknown = got.LastEvaluatedKey?.["sk"];
  return typeof next === "string" ? { exports, next } : { exports };
};
