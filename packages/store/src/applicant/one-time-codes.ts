import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { addMs, type CaseId, epochMs, type Instant } from "@tongban/domain";
import { instant } from "../case/words.ts";
import { sameBytes } from "../secrets/keyring.ts";
import { type Attributes, map, text, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys, ttlAttribute } from "../table/table.ts";

/** What bounds the one-time codes of a case. */
export const oneTimeLimits = {
  /** ms that a code is taken. */
  lifeMs: 300_000,
  /** Tries that a code has. */
  tries: 5,
  /** ms between two codes. */
  pauseMs: 60_000,
  /** Codes in {@link spanMs}. */
  codes: 5,
  spanMs: 3_600_000,
} as const;

/** The codes of a case: the last one by its HMAC (absent once it was used), and how many were sent since when. */
type Kept = {
  readonly mac?: string;
  readonly tries: number;
  readonly expires: Instant;
  readonly sentAt: Instant;
  readonly since: Instant;
  readonly sent: number;
};

const item = map<Kept>({
  mac: ["mac", text(), "optional"],
  tries: ["tries", whole],
  expires: ["expires", instant],
  sentAt: ["sentAt", instant],
  since: ["since", instant],
  sent: ["sent", whole],
});

/** That a code may be sent and until when it is taken, or in how many seconds the next one may be. */
export type OneTimeAnswer =
  | { readonly kind: "may-be-sent"; readonly expires: Instant }
  | { readonly kind: "too-soon"; readonly seconds: number };

const secondsUntil = (then: Instant, now: Instant): number =>
  Math.max(1, Math.ceil((epochMs(then) - epochMs(now)) / 1000));

const readKept = async ({ table, tableName }: TableContext, id: CaseId): Promise<Kept | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.oneTimeCode(id), ConsistentRead: true }),
  );
  return got.Item && item.read(got.Item);
};

/** Keeps a code by its HMAC, in the place of the one before; of two at once, one is too soon. */
export const keepOneTimeCode = async (
  context: TableContext,
  id: CaseId,
  mac: string,
  now: Instant,
): Promise<OneTimeAnswer> => {
  const before = await readKept(context, id);
  const again = before && nextAt(before);
  if (again !== undefined && now < again) return { kind: "too-soon", seconds: secondsUntil(again, now) };
  const goesOn = before && now < addMs(before.since, oneTimeLimits.spanMs);
  const kept: Kept = {
    mac,
    tries: 0,
    expires: addMs(now, oneTimeLimits.lifeMs),
    sentAt: now,
    since: goesOn ? before.since : now,
    sent: goesOn ? before.sent + 1 : 1,
  };
  const { table, tableName } = context;
  const ttl = Math.ceil(epochMs(addMs(kept.since, 2 * oneTimeLimits.spanMs)) / 1000);
  try {
    await table.send(
      new PutCommand({
        TableName: tableName,
        Item: { ...keys.oneTimeCode(id), ...item.write(kept), [ttlAttribute]: ttl },
        ...unchangedSince(before),
      }),
    );
    return { kind: "may-be-sent", expires: kept.expires };
  } catch (fault) {
    if (!isConditionFailure(fault)) throw fault;
    return { kind: "too-soon", seconds: oneTimeLimits.pauseMs / 1000 };
  }
};

const nextAt = ({ sentAt, since, sent }: Kept): Instant =>
  sent >= oneTimeLimits.codes ? addMs(since, oneTimeLimits.spanMs) : addMs(sentAt, oneTimeLimits.pauseMs);

const unchangedSince = (before: Kept | undefined) =>
  before
    ? {
        ConditionExpression: "sentAt = :sentAt",
        ExpressionAttributeValues: { ":sentAt": instant.write(before.sentAt) },
      }
    : { ConditionExpression: "attribute_not_exists(pk)" };

/** What a try came to; `left` are the tries that the code still has. */
export type OneTimeTry =
  | { readonly kind: "right" }
  | { readonly kind: "wrong"; readonly left: number }
  /** There is no code that is still taken: it was used, has expired, or has no tries left. */
  | { readonly kind: "over" };

/** Tries a code, by its HMAC. The try is counted before it is compared, and the right one is used up: it opens once. */
export const tryOneTimeCode = async (
  context: TableContext,
  id: CaseId,
  mac: string,
  now: Instant,
): Promise<OneTimeTry> => {
  const counted = await countTry(context, id, now);
  if (counted?.mac === undefined) return { kind: "over" };
  if (!sameBytes(Buffer.from(counted.mac), Buffer.from(mac)))
    return { kind: "wrong", left: oneTimeLimits.tries - counted.tries };
  return (await useUp(context, id, mac)) ? { kind: "right" } : { kind: "over" };
};

const countTry = (context: TableContext, id: CaseId, now: Instant): Promise<Kept | undefined> =>
  update(context, id, {
    UpdateExpression: "ADD tries :one",
    ConditionExpression: "attribute_exists(mac) AND expires > :now AND tries < :most",
    ExpressionAttributeValues: { ":one": 1, ":now": instant.write(now), ":most": oneTimeLimits.tries },
  });

const useUp = async (context: TableContext, id: CaseId, mac: string): Promise<boolean> =>
  (await update(context, id, {
    UpdateExpression: "REMOVE mac",
    ConditionExpression: "mac = :mac",
    ExpressionAttributeValues: { ":mac": mac },
  })) !== undefined;

type Change = {
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeValues: Attributes;
};

/** The item after a change, or nothing where its condition did not hold. */
const update = async (
  { table, tableName }: TableContext,
  id: CaseId,
  change: Change,
): Promise<Kept | undefined> => {
  try {
    const done = await table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.oneTimeCode(id),
        ...change,
        ReturnValues: "ALL_NEW",
      }),
    );
    return done.Attributes && item.read(done.Attributes);
  } catch (fault) {
    if (isConditionFailure(fault)) return undefined;
    throw fault;
  }
};
