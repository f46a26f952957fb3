import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { PartnerId } from "@tongban/domain";
import type { TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { sandboxKeys } from "./keys.ts";

/** A move that was begun: the command that asked for it, and how far in all the clock is to be, ms. */
export type ClockMove = { readonly command: string; readonly target: number };

/** How far a partner's clock was moved in all, ms, and the last move that was begun. */
export type MovedClock = { readonly moved: number; readonly move?: ClockMove };

/** A partner's clock, strongly consistent. */
export const loadMovedClock = async (
  { table, tableName }: TableContext,
  partner: PartnerId,
): Promise<MovedClock> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: sandboxKeys.clock(partner), ConsistentRead: true }),
  );
  const { moved, command, target } = got.Item ?? {};
  return {
    moved: Number(moved ?? 0),
    ...(typeof command === "string" ? { move: { command, target: Number(target) } } : {}),
  };
};

/** How far a partner's clock was moved in all, ms. */
export const loadMoved = async (context: TableContext, partner: PartnerId): Promise<number> =>
  (await loadMovedClock(context, partner)).moved;

/** Moves a partner's clock on, never back: whoever moved it further meanwhile was right. */
export const moveClockTo = (context: TableContext, partner: PartnerId, moved: number): Promise<boolean> =>
  update(context, partner, {
    UpdateExpression: "SET moved = :moved",
    ConditionExpression: "attribute_not_exists(moved) OR moved < :moved",
    ExpressionAttributeValues: { ":moved": moved },
  });

/** Notes which command moves a partner's clock how far in all; `false`: another one was first. */
export const beginClockMove = (
  context: TableContext,
  partner: PartnerId,
  seen: MovedClock,
  { command, target }: ClockMove,
): Promise<boolean> =>
  update(context, partner, {
    UpdateExpression: "SET #command = :command, target = :target, moved = if_not_exists(moved, :zero)",
    ConditionExpression: "attribute_not_exists(#command) OR #command = :before",
    ExpressionAttributeNames: { "#command": "command" },
    ExpressionAttributeValues: {
      ":command": command,
      ":target": target,
      ":zero": 0,
      ":before": seen.move?.command ?? "",
    },
  });

type Write = Pick<
  ConstructorParameters<typeof UpdateCommand>[0],
  "UpdateExpression" | "ConditionExpression" | "ExpressionAttributeNames" | "ExpressionAttributeValues"
>;

const update = async (
  { table, tableName }: TableContext,
  partner: PartnerId,
  write: Write,
): Promise<boolean> => {
  try {
    await table.send(new UpdateCommand({ TableName: tableName, Key: sandboxKeys.clock(partner), ...write }));
    return true;
  } catch (fault) {
    if (isConditionFailure(fault)) return false;
    throw fault;
  }
};
