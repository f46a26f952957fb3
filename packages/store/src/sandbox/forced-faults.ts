import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { addMs, epochMs, type Instant, type PartnerId } from "@tongban/domain";
import type { TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { ttlAttribute } from "../table/table.ts";
import { sandboxKeys } from "./keys.ts";

/** What a partner's faults are forced on. */
export type FaultOf = "requests" | "deliveries";

/** A fault that a partner forced on its next requests, or on the deliveries to its endpoint. */
export type ForcedFault = {
  readonly kind: string;
  /** ms that a slow one takes. */
  readonly ms: number;
  /** Requests or deliveries that are still to meet it. */
  readonly left: number;
  readonly until: Instant;
};

const readFault = (item: Readonly<Record<string, unknown>> | undefined): ForcedFault | undefined =>
  item && {
    kind: String(item["kind"]),
    ms: Number(item["ms"]),
    left: Number(item["remaining"]),
    until: item["until"] as Instant,
  };

/** Forces a fault on a partner's next requests or deliveries, in the place of one that was forced on them before. */
export const forceFault = async (
  { table, tableName }: TableContext,
  partner: PartnerId,
  of: FaultOf,
  { kind, ms, left, until }: ForcedFault,
): Promise<void> => {
  const expires = { [ttlAttribute]: Math.ceil(epochMs(addMs(until, 60_000)) / 1000) };
  const Item = { ...sandboxKeys.faults(partner, of), kind, ms, remaining: left, until, ...expires };
  await table.send(new PutCommand({ TableName: tableName, Item }));
};

/** Takes one of a partner's forced faults that `isWanted`; nothing where none is left or their time is over. */
export const takeFault = async (
  { table, tableName }: TableContext,
  partner: PartnerId,
  of: FaultOf,
  now: Instant,
  isWanted: (kind: string) => boolean = () => true,
): Promise<ForcedFault | undefined> => {
  const Key = sandboxKeys.faults(partner, of);
  const seen = readFault((await table.send(new GetCommand({ TableName: tableName, Key }))).Item);
  if (!seen || seen.left < 1 || seen.until <= now || !isWanted(seen.kind)) return undefined;
  try {
    const taken = await table.send(
      new UpdateCommand({
        TableName: tableName,
        Key,
        UpdateExpression: "SET remaining = remaining - :one",
        ConditionExpression: "remaining >= :one AND #until > :now",
        ExpressionAttributeNames: { "#until": "until" },
        ExpressionAttributeValues: { ":one": 1, ":now": now },
        ReturnValues: "ALL_NEW",
      }),
    );
    return readFault(taken.Attributes);
  } catch (fault) {
    if (isConditionFailure(fault)) return undefined;
    throw fault;
  }
};
