import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { PartnerId } from "@tongban/domain";
import type { StoreContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys } from "../table/table.ts";

/** A waiting poll's place among those of its partner, free again at `until` (epoch ms) if it is never given back. */
export type PollLease = {
  readonly kind: "lease";
  readonly partner: PartnerId;
  readonly slot: string;
  readonly until: number;
};

/** All places are taken; the next one is free at this time (epoch ms) at the latest. */
export type PollsFull = { readonly kind: "full"; readonly freeAt: number };

/**
 * Takes one of a partner's `most` places for waiting polls from `now` until `until` (epoch ms): a read and a write.
 * Where all are taken it costs the read alone, so that a client that asks in a tight loop stays cheap.
 */
export const takePollLease = async (
  context: StoreContext,
  partner: PartnerId,
  most: number,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<PollLease | PollsFull> => {
  const slots = Array.from({ length: most }, (_, n) => `slot${n}`);
  for (;;) {
    const ends = await readSlots(context, partner, slots);
    const slot = slots[ends.findIndex((end) => end <= now)];
    if (slot === undefined) return { kind: "full", freeAt: Math.min(...ends) };
    if (await occupy(context, partner, slot, now, until)) return { kind: "lease", partner, slot, until };
  }
};

/** Gives a place back, unless it ended and is another poll's by now. */
export const releasePollLease = async (
  { table, tableName }: StoreContext,
  { partner, slot, until }: PollLease,
): Promise<void> => {
  const update = new UpdateCommand({
    TableName: tableName,
    Key: keys.polls(partner),
    UpdateExpression: "REMOVE #slot",
    ConditionExpression: "#slot = :until",
    ExpressionAttributeNames: { "#slot": slot },
    ExpressionAttributeValues: { ":until": until },
  });
  await table.send(update).catch((fault: unknown) => {
    if (!isConditionFailure(fault)) throw fault;
  });
};

/** When each place is free; 0 where nobody has it. */
const readSlots = async (
  { table, tableName }: StoreContext,
  partner: PartnerId,
  slots: readonly string[],
): Promise<readonly number[]> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.polls(partner), ConsistentRead: true }),
  );
  return slots.map((slot) => Number(got.Item?.[slot] ?? 0));
};

/** Whether this poll got the place: of several that saw it free, one does, and the others look again. */
const occupy = async (
  { table, tableName }: StoreContext,
  partner: PartnerId,
  slot: string,
  now: number,
  until: number,
): Promise<boolean> => {
  try {
    await table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.polls(partner),
        UpdateExpression: "SET #slot = :until",
        ConditionExpression: "attribute_not_exists(#slot) OR #slot <= :now",
        ExpressionAttributeNames: { "#slot": slot },
        ExpressionAttributeValues: { ":until": until, ":now": now },
      }),
    );
    return true;
  } catch (fault) {
    if (isConditionFailure(fault)) return false;
    throw fault;
  }
};
