import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { CaseId } from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import type { Attributes } from "../table/codec.ts";
import type { StoreContext, TableContext } from "../table/context.ts";
import { StoreBusy } from "../table/faults.ts";
import { eventPrefix, keys } from "../table/table.ts";
import type { KeptEvent } from "./chain.ts";
import { fromEventItem } from "./event-codec.ts";
import { fromHeadItem, type Head } from "./head-codec.ts";

/** A case with all its events, oldest first. */
export type CaseHistory = { readonly head: Head; readonly events: readonly KeptEvent[] };

/** Reads a head, strongly consistent: the only ground for a decision. */
export const loadHead = async ({ table, tableName }: TableContext, id: CaseId): Promise<Head | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.head(id), ConsistentRead: true }),
  );
  return got.Item && fromHeadItem(got.Item);
};

/** How often a case that is being written is read again. */
const historyReads = 5;

/**
 * Reads a case with all its events and nothing else of its partition, strongly consistent, in one query per MB. A
 * query may see a transaction half done (its isolation is read-committed), so a head whose last event is not there
 * is read again.
 */
export const loadHistory = async (context: TableContext, id: CaseId): Promise<CaseHistory | undefined> => {
  for (let read = 0; read < historyReads; read++) {
    const items = await readHeadAndEvents(context, id);
    const { sk: headSk } = keys.head(id);
    const head = items.find(({ sk }) => sk === headSk);
    if (!head) return undefined;
    const events = items.filter((item) => item !== head).map(fromEventItem);
    const history = { head: fromHeadItem(head), events };
    if (events.at(-1)?.n === history.head.kase.version) return history;
  }
  throw new StoreBusy("a case was being written each time it was read");
};

/** The sort keys of a case's events and of its head follow one another: all else that a case has lies before or after them. */
const readHeadAndEvents = async (
  { table, tableName }: TableContext,
  id: CaseId,
): Promise<readonly Attributes[]> => {
  const items: Attributes[] = [];
  const { pk, sk } = keys.head(id);
  let from: Attributes | undefined;
  do {
    const got = await table.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :head",
        ExpressionAttributeValues: { ":pk": pk, ":first": eventPrefix, ":head": sk },
        ConsistentRead: true,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    items.push(...(got.Items ?? []));
    from = got.LastEvaluatedKey;
  } while (from);
  return items;
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
  const headOf = new Map(heads.map((head) => [head.kase.origin.id, head]));
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
    heads.map(({ kase }) => ({ caseId: kase.origin.id, n: kase.version })),
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
