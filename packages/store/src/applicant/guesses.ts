import { randomInt } from "node:crypto";
import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { addMs, epochMs, type Instant, instantFromEpochMs } from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import type { TableContext } from "../table/context.ts";
import { keys, ttlAttribute } from "../table/table.ts";

/** How many wrong query codes are taken before nobody's next one is looked at. */
export const guessLimits = {
  /** From one address in {@link addressSpanMs}. */
  address: 10,
  /** From everywhere in a minute; above it an address that guessed once is not heard again. */
  everywhere: 300,
} as const;

const addressSpanMs = 600_000;
const everywhereSpanMs = 60_000;
/** The counter of all addresses stands in so many items, because a minute of an attack writes it thousands of times. */
const SHARDS = 8;

const spanStart = (now: Instant, spanMs: number): Instant =>
  instantFromEpochMs(Math.floor(epochMs(now) / spanMs) * spanMs);

const secondsLeft = (now: Instant, spanMs: number): number =>
  Math.max(1, Math.ceil((epochMs(spanStart(now, spanMs)) + spanMs - epochMs(now)) / 1000));

const ofAddress = (address: string, now: Instant) =>
  keys.guesses(`from:${address}`, spanStart(now, addressSpanMs));

const ofEverywhere = (shard: number, now: Instant) =>
  keys.guesses(`all:${shard}`, spanStart(now, everywhereSpanMs));

/** Whether another code from an address is looked at, or in how many seconds. */
export type GuessAnswer =
  | { readonly kind: "heard" }
  | { readonly kind: "held-off"; readonly seconds: number };

const heard: GuessAnswer = { kind: "heard" };

/**
 * Tells whether a code from an address is looked at. Who guessed nothing yet always is, so that an attack from elsewhere
 * locks nobody out. `address` is an HMAC, so that the counters name nobody.
 */
export const mayGuess = async (
  context: TableContext,
  address: string,
  now: Instant,
): Promise<GuessAnswer> => {
  const { table, tableName } = context;
  const got = await table.send(new GetCommand({ TableName: tableName, Key: ofAddress(address, now) }));
  const own = countIn(got.Item);
  if (own === 0) return heard;
  if (own >= guessLimits.address) return { kind: "held-off", seconds: secondsLeft(now, addressSpanMs) };
  const shards = await batchGet(
    context,
    Array.from({ length: SHARDS }, (_, shard) => ofEverywhere(shard, now)),
  );
  const all = shards.reduce((sum, item) => sum + countIn(item), 0);
  return all >= guessLimits.everywhere
    ? { kind: "held-off", seconds: secondsLeft(now, everywhereSpanMs) }
    : heard;
};

/** Counts a wrong code from an address; one above the limit, sent beside others, is held off as the next one is. */
export const noteWrongGuess = async (
  context: TableContext,
  address: string,
  now: Instant,
): Promise<GuessAnswer> => {
  const [own] = await Promise.all([
    count(context, ofAddress(address, now), addMs(now, 2 * addressSpanMs)),
    count(context, ofEverywhere(randomInt(SHARDS), now), addMs(now, 2 * everywhereSpanMs)),
  ]);
  return own > guessLimits.address ? { kind: "held-off", seconds: secondsLeft(now, addressSpanMs) } : heard;
};

const count = async (
  { table, tableName }: TableContext,
  Key: { readonly pk: string; readonly sk: string },
  until: Instant,
): Promise<number> => {
  const updated = await table.send(
    new UpdateCommand({
      TableName: tableName,
      Key,
      UpdateExpression: "ADD #count :one SET #ttl = :ttl",
      ExpressionAttributeNames: { "#count": "count", "#ttl": ttlAttribute },
      ExpressionAttributeValues: { ":one": 1, ":ttl": Math.ceil(epochMs(until) / 1000) },
      ReturnValues: "ALL_NEW",
    }),
  );
  return countIn(updated.Attributes);
};

const countIn = (item: Readonly<Record<string, unknown>> | undefined): number => Number(item?.["count"] ?? 0);
