import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import {
  type AppraisalRule,
  defaultAppraisalRules,
  type Instant,
  measureNames,
  type RegionCode,
  type StaffId,
} from "@tongban/domain";
import { instant } from "../case/words.ts";
import { type Codec, list, map, oneOf, text, Unreadable, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys } from "../table/table.ts";

/** The table of points that a region is appraised by; version 0 is ours, which nobody has set. */
export type AppraisalTable = {
  readonly rules: readonly AppraisalRule[];
  readonly version: number;
  readonly setBy?: StaffId;
  readonly setAt?: Instant;
};

const number: Codec<number> = {
  write: (value) => value,
  read: (kept) => {
    if (typeof kept !== "number") throw new Unreadable("not a number");
    return kept;
  },
};

const tableItem = map<AppraisalTable>({
  rules: [
    "rules",
    list(
      map<AppraisalRule>({
        measure: ["measure", oneOf(measureNames)],
        when: ["when", oneOf(["at-least", "below", "each"])],
        value: ["value", number],
        points: ["points", number],
      }),
    ),
  ],
  version: ["version", whole],
  setBy: ["setBy", text(), "optional"],
  setAt: ["setAt", instant, "optional"],
});

/** The table that a region is appraised by: what its coordinators set last, or ours. */
export const loadAppraisalRules = async (
  { table, tableName }: TableContext,
  region: RegionCode,
): Promise<AppraisalTable> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.appraisalRules(region), ConsistentRead: true }),
  );
  return got.Item ? tableItem.read(got.Item) : { rules: defaultAppraisalRules, version: 0 };
};

/** Sets a region's table, if the one before is still there; `false` means that somebody has set another one. */
export const saveAppraisalRules = async (
  { table, tableName }: TableContext,
  region: RegionCode,
  rules: AppraisalTable,
): Promise<boolean> => {
  try {
    await table.send(
      new PutCommand({
        TableName: tableName,
        Item: { ...keys.appraisalRules(region), ...tableItem.write(rules) },
        ...(rules.version === 1
          ? { ConditionExpression: "attribute_not_exists(pk)" }
          : {
              ConditionExpression: "version = :before",
              ExpressionAttributeValues: { ":before": rules.version - 1 },
            }),
      }),
    );
    return true;
  } catch (fault) {
    if (isConditionFailure(fault)) return false;
    throw fault;
  }
};
