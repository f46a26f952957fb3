import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { CaseId, Decided } from "@tongban/domain";
import { type Nonce, nonceWrite } from "../partner/nonces.ts";
import { batchGet } from "../table/batch.ts";
import type { StoreContext } from "../table/context.ts";
import { StoreBusy } from "../table/faults.ts";
import { eventPrefix, keys } from "../table/table.ts";
import { transact } from "../table/transact.ts";
import { fromEventItem, linkEvents, type SealedApplication, toEventItem } from "./case-events.ts";
import { fromHeadItem, type Head, toHeadItem } from "./case-item.ts";
import { CHAIN_START, type CommandStamp, type KeptEvent } from "./chain.ts";

type Item = Readonly<Record<string, unknown>>;

/** A case with all its events, oldest first. */
export type CaseHistory = { readonly head: Head; readonly events: readonly KeptEvent[] };

/** Reads a head, strongly consistent: the only ground for a decision. */
export const loadHead = async ({ table, tableName }: StoreContext, id: CaseId): Promise<Head | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.head(id), ConsistentRead: true }),
  );
  return got.Item && fromHeadItem(got.Item);
};

/**
 * Reads a case with all its events, strongly consistent, in one query per MB. A query may see a transaction half
 * done (its isolation is read-committed), so a head whose last event is not there is read again.
 */
export const loadHistory = async (context: StoreContext, id: CaseId): Promise<CaseHistory | undefined> => {
  for (let look = 0; look < LOOKS; look++) {
    const items = await readCase(context, id);
    const head = items.find(({ sk }) => sk === "HEAD");
    if (!head) return undefined;
    const events = items.filter(({ sk }) => String(sk).startsWith(eventPrefix)).map(fromEventItem);
    const history = { head: fromHeadItem(head), events };
    if (events.at(-1)?.n === history.head.kase.version) return history;
  }
  throw new StoreBusy("a case was being written each time it was read");
};

const LOOKS = 5;

const readCase = async ({ table, tableName }: StoreContext, id: CaseId): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const got = await table.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": keys.head(id).pk },
        ConsistentRead: true,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    items.push(...(got.Items ?? []));
    from = got.LastEvaluatedKey;
  } while (from);
  return items;
};

/** What a first save carries beside the decision; the nonce of its request is spent in the same transaction. */
export type FirstSave = {
  readonly application: SealedApplication;
  readonly subject: string;
  readonly fullName: string;
  readonly nonce: Nonce | undefined;
};

/**
 * Saves a decision: the head on condition that its version is still `before`'s (absent: that there is none),
 * and every event on condition that there is none of its number, all in one transaction. `conflict` means
 * another command was first; nothing was written then.
 */
export const saveCase = async (
  context: StoreContext,
  before: Head | undefined,
  decided: Decided,
  command: CommandStamp,
  first?: FirstSave,
): Promise<{ readonly kind: "saved"; readonly history: CaseHistory } | { readonly kind: "conflict" }> => {
  const { tableName: TableName } = context;
  const events = linkEvents(decided, before?.hash ?? CHAIN_START, command, first?.application);
  const head: Head = {
    kase: decided.next,
    hash: events.at(-1)?.hash ?? CHAIN_START,
    subject: before?.subject ?? first?.subject ?? "",
    fullName: before?.fullName ?? first?.fullName ?? "",
  };
  const condition = before
    ? { ConditionExpression: "version = :seen", ExpressionAttributeValues: { ":seen": before.kase.version } }
    : { ConditionExpression: "attribute_not_exists(pk)" };
  const written = await transact(context, [
    { Put: { TableName, Item: toHeadItem(head), ...condition } },
    ...events.map((event) => ({
      Put: { TableName, Item: toEventItem(event), ConditionExpression: "attribute_not_exists(pk)" },
    })),
    ...(first?.nonce ? [{ Put: nonceWrite(context, first.nonce) }] : []),
  ]);
  return written === "conflict" ? { kind: "conflict" } : { kind: "saved", history: { head, events } };
};

/** Events by case and number, with the heads of their cases; what is gone is left out. */
export const loadEvents = async (
  context: StoreContext,
  wanted: readonly EventName[],
): Promise<readonly { readonly head: Head; readonly event: KeptEvent }[]> => {
  const [heads, events] = await Promise.all([
    loadHeads(
      context,
      wanted.map(({ caseId }) => caseId),
    ),
    readEvents(context, wanted),
  ]);
  const headOf = new Map(heads.map((head) => [head.kase.id, head]));
  const eventOf = new Map(events.map((event) => [`${event.caseId}/${event.n}`, event]));
  return wanted.flatMap(({ caseId, n }) => {
    const head = headOf.get(caseId);
    const event = eventOf.get(`${caseId}/${n}`);
    return head && event ? [{ head, event }] : [];
  });
};

/** The last event of each of some cases, in no order, without reading the rest of them. */
export const loadLastEvents = (
  context: StoreContext,
  heads: readonly Head[],
): Promise<readonly KeptEvent[]> =>
  readEvents(
    context,
    heads.map(({ kase }) => ({ caseId: kase.id, n: kase.version })),
  );

/** The event that a command made on a case, if it made one: what tells a repetition from a new command. */
export const eventOfCommand = ({ events }: CaseHistory, commandId: string): KeptEvent | undefined =>
  events.find(({ command }) => command.id === commandId);

type EventName = { readonly caseId: CaseId; readonly n: number };

const readEvents = async (
  context: StoreContext,
  wanted: readonly EventName[],
): Promise<readonly KeptEvent[]> => {
  const items = await batchGet(
    context,
    wanted.map(({ caseId, n }) => keys.event(caseId, n)),
  );
  return items.map(fromEventItem);
};

/** Heads by id, in no order; unknown ones are left out. */
export const loadHeads = async (context: StoreContext, ids: readonly CaseId[]): Promise<readonly Head[]> =>
  (await batchGet(context, [...new Set(ids)].map(keys.head))).map(fromHeadItem);
