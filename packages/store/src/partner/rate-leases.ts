import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { bucketMs, costOf, msUntilToken, type PartnerId, type RatePolicy, tokensIn } from "@tongban/domain";
import type { TableContext } from "../table/context.ts";
import { StoreBusy } from "../table/faults.ts";
import { keys, ttlAttribute } from "../table/table.ts";

/** What came of asking a bucket for tokens: some, or none before `waitMs` are over. */
export type RateLease =
  | { readonly kind: "tokens"; readonly tokens: number; readonly fullAt: number }
  | { readonly kind: "none"; readonly fullAt: number; readonly waitMs: number };

/** How often others may be faster before this one gives up, and lets its caller decide. */
const tries = 5;

/** ms for which a bucket is kept after it is full again. */
const keptMs = 3_600_000;

/** What is asked of a bucket: at most `wanted` tokens, now (epoch ms); `fullAt` as it was last seen, or 0. */
export type RateWish = { readonly wanted: number; readonly fullAt: number; readonly now: number };

/**
 * Takes tokens out of a partner's bucket of a class, as many as are wanted and there: one write, and one more where the
 * bucket is not as it was last seen. Two that take at once get no more than there is. Throws `StoreBusy` where
 * others were faster again and again; `signal` ends the wait for a table that does not answer.
 */
export const takeRateTokens = async (
  context: TableContext,
  partner: PartnerId,
  { class: of, quota }: RatePolicy,
  { wanted, fullAt, now }: RateWish,
  signal?: AbortSignal,
): Promise<RateLease> => {
  const key = keys.rate(partner, of);
  let seen = fullAt;
  for (let n = 0; n < tries; n++) {
    const tokens = Math.min(wanted, tokensIn(quota, seen, now));
    if (tokens === 0) return { kind: "none", fullAt: seen, waitMs: msUntilToken(quota, seen, now) };
    const taken = await take(context, key, { cost: costOf(quota, tokens), full: seen <= now, now }, signal);
    if (taken.kind === "taken") return { kind: "tokens", tokens, fullAt: taken.fullAt };
    seen = taken.fullAt;
  }
  throw new StoreBusy("others were faster at a bucket of rates");
};

type Taking = { readonly cost: number; readonly full: boolean; readonly now: number };

/** A bucket that is not full is added to whatever it holds, so that two who take at once both succeed. */
const take = async (
  { table, tableName }: TableContext,
  Key: ReturnType<typeof keys.rate>,
  { cost, full, now }: Taking,
  signal: AbortSignal | undefined,
): Promise<{ readonly kind: "taken" | "changed"; readonly fullAt: number }> => {
  const update = new UpdateCommand({
    TableName: tableName,
    Key,
    UpdateExpression: `SET fullAt = ${full ? ":full" : "fullAt + :cost"}, #ttl = :ttl`,
    ConditionExpression: full
      ? "attribute_not_exists(fullAt) OR fullAt <= :now"
      : "fullAt > :now AND fullAt <= :most",
    ExpressionAttributeNames: { "#ttl": ttlAttribute },
    ExpressionAttributeValues: {
      ":now": now,
      ":ttl": Math.ceil((now + bucketMs + keptMs) / 1000),
      ...(full ? { ":full": now + cost } : { ":cost": cost, ":most": now + bucketMs - cost }),
    },
    ReturnValues: "UPDATED_NEW",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  });
  try {
    const { Attributes } = await table.send(update, signal ? { abortSignal: signal } : {});
    return { kind: "taken", fullAt: Number(Attributes?.["fullAt"]) };
  } catch (fault) {
    if (!(fault instanceof ConditionalCheckFailedException)) throw fault;
    return { kind: "changed", fullAt: Number(fault.Item?.["fullAt"]?.N ?? 0) };
  }
};
