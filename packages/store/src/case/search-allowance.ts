import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { addMs, epochMs, type Instant, instantFromEpochMs, type StaffId } from "@tongban/domain";
import type { StoreContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys, ttlAttribute } from "../table/table.ts";

const HOUR_MS = 3_600_000;

/** An hour of the clock in which someone's searches are counted. */
export type SearchHour = { readonly since: Instant; readonly until: Instant };

/** The hour of the clock that an instant lies in. */
export const searchHourOf = (now: Instant): SearchHour => {
  const since = instantFromEpochMs(Math.floor(epochMs(now) / HOUR_MS) * HOUR_MS);
  return { since, until: addMs(since, HOUR_MS) };
};

/** Counts one search of a member of staff; `none-left` where there were `limit` in this hour already. */
export const spendSearch = async (
  { table, tableName }: StoreContext,
  staff: StaffId,
  { since, until }: SearchHour,
  limit: number,
): Promise<"spent" | "none-left"> => {
  const update = new UpdateCommand({
    TableName: tableName,
    Key: keys.searches(staff, since.slice(0, "2026-03-02T09".length)),
    UpdateExpression: "ADD #count :one SET #ttl = :ttl",
    ConditionExpression: "attribute_not_exists(#count) OR #count < :limit",
    ExpressionAttributeNames: { "#count": "count", "#ttl": ttlAttribute },
    ExpressionAttributeValues: { ":one": 1, ":limit": limit, ":ttl": Math.ceil(epochMs(until) / 1000) },
  });
  try {
    await table.send(update);
    return "spent";
  } catch (fault) {
    if (isConditionFailure(fault)) return "none-left";
    throw fault;
  }
};
