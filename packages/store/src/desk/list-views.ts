import { PutCommand } from "@aws-sdk/lib-dynamodb";
import {
  type ListView,
  listColumns,
  listConditions,
  listPages,
  type ShownColumn,
  type StaffId,
  type WindowId,
} from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import { flag, list, map, oneOf, text, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys } from "../table/table.ts";

/** Whose views they are: a person's own, or those that a window's team shares. */
export type ViewOwner = { readonly staff: StaffId } | { readonly window: WindowId };

/** All views of one owner; version 0 where none were ever saved. */
export type KeptViews = { readonly version: number; readonly views: readonly ListView[] };

const keptViews = map<KeptViews>({
  version: ["version", whole],
  views: [
    "views",
    list(
      map<ListView>({
        name: ["name", text()],
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
        columns: [
          "columns",
          list(
            map<ShownColumn>({
              column: ["column", oneOf(listColumns)],
              pixels: ["pixels", whole, "optional"],
            }),
          ),
        ],
        isDefault: ["default", flag],
      }),
    ),
  ],
});

const keyOf = (owner: ViewOwner) =>
  "staff" in owner ? keys.staffViews(owner.staff) : keys.windowViews(owner.window);

/** The views of some owners, in their order, strongly consistent. */
export const loadViews = async (
  context: TableContext,
  owners: readonly ViewOwner[],
): Promise<readonly KeptViews[]> => {
  const items = await batchGet(context, owners.map(keyOf));
  const byOwner = new Map(items.map((item) => [item["pk"], item]));
  return owners.map((owner) => {
    const item = byOwner.get(keyOf(owner).pk);
    return item ? keptViews.read(item) : { version: 0, views: [] };
  });
};

/** Saves all views of an owner as the next version of what was seen; `false` where somebody saved others meanwhile. */
export const saveViews = async (
  { table, tableName }: TableContext,
  owner: ViewOwner,
  { version, views }: KeptViews,
): Promise<boolean> => {
  try {
    await table.send(
      new PutCommand({
        TableName: tableName,
        Item: { ...keyOf(owner), ...keptViews.write({ version: version + 1, views }) },
        ConditionExpression: version === 0 ? "attribute_not_exists(pk)" : "#version = :seen",
        ...(version === 0
          ? {}
          : {
              ExpressionAttributeNames: { "#version": "version" },
              ExpressionAttributeValues: { ":seen": version },
            }),
      }),
    );
    return true;
  } catch (fault) {
    if (isConditionFailure(fault)) return false;
    throw fault;
  }
};
