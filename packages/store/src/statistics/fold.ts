import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { addMs, type Instant } from "@tongban/domain";
import { instant } from "../case/words.ts";
import { inBatches } from "../in-batches.ts";
import { flag, list, map, text, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys } from "../table/table.ts";
import { type Addition, adding, additionsOf, PLAN } from "./counter-item.ts";
import { addCounts, type Counts } from "./counts.ts";
import { type JournalEntry, listJournals, markFolded, readJournal } from "./journal.ts";

/** What a fold came to: how many counters it wrote, or why it wrote none. */
export type Folded =
  | { readonly kind: "folded"; readonly events: number; readonly written: number }
  | { readonly kind: "nothing" | "waiting" | "busy" };

/** Entries of a shard's journal that one fold takes: those over `after` up to `to`. */
type Part = { readonly shard: string; readonly after: number; readonly to: number };

/** What one fold takes. It is fixed before the first counter is written, so that a fold that broke off is finished as it began. */
type Plan = {
  readonly n: number;
  readonly at: Instant;
  readonly done: boolean;
  readonly parts: readonly Part[];
};

const planItem = map<Plan>({
  n: ["n", whole],
  at: ["at", instant],
  done: ["done", flag],
  parts: ["parts", list(map<Part>({ shard: ["shard", text()], after: ["after", whole], to: ["to", whole] }))],
});

/** A fold that has not ended within so many ms broke off: another one finishes it. */
const BROKEN_OFF_MS = 60_000;
/** Entries wait for so many ms at most for others to share the writing with. */
const WAIT_MS = 300_000;
/** Entries are folded at once where that writes so few counters … */
const FEW_COUNTERS = 200;
/** … or so few for each event: at 6 events a case, 2.4 write units a life. */
const COUNTERS_PER_EVENT = 0.4;
/** Entries of one shard that a fold takes; the next fold takes up the rest. */
const MOST_ENTRIES = 100;
/** Counters written at the same time. */
const WRITTEN_AT_ONCE = 32;

/**
 * Adds what the journals hold to the counters, exactly once, whoever asks and however often it breaks off: the plan says
 * what is taken, and each counter carries the number of the last plan that is in it. Entries wait some minutes where
 * folding them at once would write many counters for few events.
 */
export const foldJournals = async (context: TableContext, now: Instant): Promise<Folded> => {
  const last = await loadPlan(context);
  if (last && !last.done) {
    if (now < addMs(last.at, BROKEN_OFF_MS)) return { kind: "busy" };
    return carryOut(context, last, await readParts(context, last.parts), now);
  }
  const taken = await takeEntries(context);
  if (taken.length === 0) return { kind: "nothing" };
  if (!isWorthIt(taken, now)) return { kind: "waiting" };
  const plan = { n: (last?.n ?? 0) + 1, at: now, done: false, parts: taken.map(({ part }) => part) };
  if (!(await putPlan(context, plan, last))) return { kind: "busy" };
  return carryOut(context, plan, taken, now);
};

/** When the last fold began: what was written down before is in the counters, unless it waits for more. */
export const loadFoldedAt = async (context: TableContext): Promise<Instant | undefined> =>
  (await loadPlan(context))?.at;

/** How far the counters are, as a word that changes when a fold begins and again when it is done. */
export const loadFoldMark = async (context: TableContext): Promise<string> => {
  const plan = await loadPlan(context);
  return plan ? `${plan.n}${plan.done ? "" : " begun"}` : "";
};

type Taken = { readonly part: Part; readonly entries: readonly JournalEntry[] };

const takeEntries = async (context: TableContext): Promise<readonly Taken[]> => {
  const journals = await listJournals(context);
  const taken = await inBatches(journals, WRITTEN_AT_ONCE, async ({ shard, folded }) => {
    const entries = await readJournal(context, shard, folded, MOST_ENTRIES);
    return { part: { shard, after: folded, to: folded + entries.length }, entries };
  });
  return taken.filter(({ entries }) => entries.length > 0);
};

const readParts = (context: TableContext, parts: readonly Part[]): Promise<readonly Taken[]> =>
  inBatches(parts, WRITTEN_AT_ONCE, async (part) => ({
    part,
    entries: await readJournal(context, part.shard, part.after, part.to - part.after),
  }));

const countsIn = (taken: readonly Taken[]): Counts =>
  addCounts(taken.flatMap(({ entries }) => entries.map(({ counts }) => counts)));

const eventsIn = (taken: readonly Taken[]): number =>
  taken.flatMap(({ entries }) => entries).reduce((sum, { events }) => sum + events, 0);

const isWorthIt = (taken: readonly Taken[], now: Instant): boolean => {
  const oldest = taken.flatMap(({ entries }) => entries.map(({ at }) => at)).sort()[0];
  if (oldest !== undefined && now >= addMs(oldest, WAIT_MS)) return true;
  const counters = additionsOf(countsIn(taken)).length;
  return counters <= FEW_COUNTERS || counters <= COUNTERS_PER_EVENT * eventsIn(taken);
};

const carryOut = async (
  context: TableContext,
  plan: Plan,
  taken: readonly Taken[],
  now: Instant,
): Promise<Folded> => {
  const additions = additionsOf(countsIn(taken));
  await inBatches(additions, WRITTEN_AT_ONCE, (addition) => addOnce(context, plan.n, addition));
  await inBatches(plan.parts, WRITTEN_AT_ONCE, ({ shard, to }) => markFolded(context, shard, to, now));
  await putPlan(context, { ...plan, done: true }, plan);
  return { kind: "folded", events: eventsIn(taken), written: additions.length };
};

/** Adds to a counter, unless this plan is in it already. */
const addOnce = async (
  { table, tableName }: TableContext,
  plan: number,
  addition: Addition,
): Promise<void> => {
  const { names, values, add } = adding(addition.sums);
  try {
    await table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.counter(addition.scope, addition.period),
        UpdateExpression: `${add} SET #plan = :plan`,
        ConditionExpression: "attribute_not_exists(#plan) OR #plan < :plan",
        ExpressionAttributeNames: { ...names, "#plan": PLAN },
        ExpressionAttributeValues: { ...values, ":plan": plan },
      }),
    );
  } catch (fault) {
    if (!isConditionFailure(fault)) throw fault;
  }
};

const loadPlan = async ({ table, tableName }: TableContext): Promise<Plan | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.fold(), ConsistentRead: true }),
  );
  return got.Item && planItem.read(got.Item);
};

/** Puts a plan in the place of the one that was read; `false` means that someone else has. */
const putPlan = async (
  { table, tableName }: TableContext,
  plan: Plan,
  before: Plan | undefined,
): Promise<boolean> => {
  try {
    await table.send(
      new PutCommand({
        TableName: tableName,
        Item: { ...keys.fold(), ...planItem.write(plan) },
        ...(before
          ? {
              ConditionExpression: "n = :n AND done = :done",
              ExpressionAttributeValues: { ":n": before.n, ":done": before.done },
            }
          : { ConditionExpression: "attribute_not_exists(pk)" }),
      }),
    );
    return true;
  } catch (fault) {
    if (isConditionFailure(fault)) return false;
    throw fault;
  }
};
