import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import {
  type AgreementActor,
  type Case,
  type CaseId,
  type Instant,
  isAtWindow,
  type RegionCode,
  type WindowId,
} from "@tongban/domain";
import { actor } from "../agreement/agreement-codec.ts";
import { listStaffed } from "../agreement/keep-directory.ts";
import { batchGet } from "../table/batch.ts";
import { type Attributes, list, map, text, whole } from "../table/codec.ts";
import type { StoreContext, TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { homeAttribute, indexes, keys } from "../table/table.ts";
import { listWork, type Place } from "./case-lists.ts";
import { timerKeys } from "./timer-keys.ts";
import { instant } from "./words.ts";

/** The transfer of a closed window's cases: who closed it and why, and how far it is. */
export type WindowTransfer = {
  readonly window: WindowId;
  readonly by: AgreementActor;
  readonly reason: string;
  /** When it began; what tells two closings of a window apart. */
  readonly since: Instant;
  /** Cases that went to another window, at least: what a look that was broken off did between two notes is not counted. */
  readonly moved: number;
  /** The last instant at which one went. */
  readonly movedAt: Instant;
  /** Cases that stayed with the last look, because none can take them. */
  readonly left?: number;
  /** Some of those that stayed. */
  readonly stuck: readonly CaseId[];
  readonly lookedAt?: Instant;
};

const kept = map<WindowTransfer>({
  window: ["window", text()],
  by: ["by", actor],
  reason: ["reason", text()],
  since: ["since", instant],
  moved: ["moved", whole],
  movedAt: ["movedAt", instant],
  left: ["left", whole, "optional"],
  stuck: ["stuck", list(text())],
  lookedAt: ["lookedAt", instant, "optional"],
});

const itemOf = (transfer: WindowTransfer, nextLook: Instant, home: string): Attributes => ({
  ...keys.windowTransfer(transfer.window),
  ...kept.write(transfer),
  ...timerKeys(transfer.window, nextLook),
  [homeAttribute]: home,
});

/** Who has a window's cases handed over, why, and from when on. */
type Begun = Pick<WindowTransfer, "window" | "by" | "reason" | "since">;

const begunBy = (begun: Begun): WindowTransfer => ({
  ...begun,
  moved: 0,
  movedAt: begun.since,
  stuck: [],
});

/** The write that begins the transfer of a window's cases, for the transaction that closes it; one from before ends. */
export const transferBegun = (
  { tableName, home }: Pick<StoreContext, "tableName" | "home">,
  begun: Begun,
) => ({
  Put: { TableName: tableName, Item: itemOf(begunBy(begun), begun.since, home) },
});

/** Begins the transfer of a window's cases; one from before ends. The broker looks at it from now on. */
export const beginTransfer = async (store: StoreContext, begun: Begun): Promise<WindowTransfer> => {
  await store.table.send(new PutCommand(transferBegun(store, begun).Put));
  return begunBy(begun);
};

/** The transfer of a window's cases; nothing where its window never closed. */
export const loadTransfer = async (
  { table, tableName }: TableContext,
  window: WindowId,
): Promise<WindowTransfer | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.windowTransfer(window), ConsistentRead: true }),
  );
  return got.Item && kept.read(got.Item);
};

/** Transfers of some windows; those that never closed are left out. */
export const loadTransfers = async (
  context: TableContext,
  windows: readonly WindowId[],
): Promise<readonly WindowTransfer[]> =>
  (await batchGet(context, windows.map(keys.windowTransfer))).map(kept.read);

/** What a look at a transfer found and did: how many cases went, and what stayed. */
export type TransferLook = Required<Pick<WindowTransfer, "moved" | "stuck" | "left" | "lookedAt">>;

/**
 * Adds what a look at a transfer did, and plans the next one; `false` where another closing has begun meanwhile. Two looks
 * at once, that of the command and that of the sweep, are added up.
 */
export const noteTransfer = (
  { table, tableName }: TableContext,
  { window, since }: Pick<WindowTransfer, "window" | "since">,
  { moved, stuck, left, lookedAt }: TransferLook,
  nextLook: Instant,
): Promise<boolean> => {
  const at = instant.write(lookedAt);
  const values = {
    stuck: [...stuck],
    left,
    lookedAt: at,
    ...(moved > 0 ? { movedAt: at } : {}),
    ...timerKeys(window, nextLook),
  };
  const names = Object.keys(values);
  return ifStillThat(() =>
    table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.windowTransfer(window),
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(", ")} ADD moved :moved`,
        ConditionExpression: "since = :since",
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ":since": instant.write(since),
          ":moved": moved,
          ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])),
        },
      }),
    ),
  );
};

/** Ends the looks at a transfer, because its window is open again; what it did stays to be read. */
export const endTransfer = ({ table, tableName }: TableContext, transfer: WindowTransfer): Promise<boolean> =>
  ifStillThat(() =>
    table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.windowTransfer(transfer.window),
        UpdateExpression: `REMOVE ${indexes.timer.pk}, ${indexes.timer.sk}`,
        ConditionExpression: "since = :since",
        ExpressionAttributeValues: { ":since": instant.write(transfer.since) },
      }),
    ),
  );

const ifStillThat = async (write: () => Promise<unknown>): Promise<boolean> => {
  try {
    await write();
    return true;
  } catch (fault) {
    if (isConditionFailure(fault)) return false;
    throw fault;
  }
};

/** Heads of one query. */
const PAGE = 100;

/**
 * The open cases of a window as the lists of work have them: on its board, and held by anybody who was ever registered in
 * its region, for somebody who left may hold cases still. Some moments old; a case that is not routed yet is on no list.
 */
export const listWindowWork = async (
  store: StoreContext,
  window: WindowId,
  region: RegionCode,
): Promise<readonly Case[]> => {
  const people = await listStaffed(store, region);
  const lists = [{ window }, ...people.map((staff) => ({ staff }))];
  const found: Case[] = [];
  for (const one of lists) {
    let from: Place | undefined;
    do {
      const page = await listWork(store, one, PAGE, from);
      found.push(...page.heads.map(({ kase }) => kase).filter((kase) => isAtWindow(kase, window)));
      from = page.next;
    } while (from);
  }
  return found;
};
