import { PutCommand, TransactWriteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { addMs } from "@tongban/domain";
import { countsOf, foldJournals, type StoreContext } from "@tongban/store";
import { tallyEvents } from "../../functions/workers/tally-events.ts";
import { additionsOf } from "../../packages/store/src/statistics/counter-item.ts";
import { addCounts } from "../../packages/store/src/statistics/counts.ts";
import { contributionsOf } from "../../packages/store/src/statistics/recount.ts";
import { at } from "../builders/ids.ts";
import { nation, type Spread, spreadLives } from "./spread-lives.ts";

/** A peak: so many cases a second live their whole lives for so many seconds, over so many stream shards. */
export type Peak = {
  readonly casesPerSecond: number;
  readonly seconds: number;
  readonly shards: number;
  readonly spread: Spread;
  /** Whether the counters are written as well. */
  readonly fold: boolean;
};

/** What counting a peak took. */
export type PeakTally = {
  readonly eventsPerSecond: number;
  /** Write units of a case's life, by what is written. */
  readonly writeUnits: Readonly<Record<string, number>>;
  /** Writes that began while another shard's was under way on the same item, of which one was a transaction's. */
  readonly conflicts: number;
  /** Kinds of items that more than one shard wrote. */
  readonly shared: readonly string[];
  readonly transactions: number;
};

/** Seconds that a batch gathers in a stream shard, and records that one holds at most, as the tally is deployed. */
const GATHERED = 3;
const BATCH = 1_000;

/** Counts a peak as the tally and the fold do, with their own writes to a real engine; all shards at the same time. */
export const tallyPeak = async (
  store: StoreContext,
  { casesPerSecond, seconds, shards, spread, fold }: Peak,
): Promise<PeakTally> => {
  const lives = spreadLives(casesPerSecond * seconds, spread);
  const ledger = openLedger();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: shards }, async (_, shard) => {
      const events = lives.filter((_life, i) => i % shards === shard).flat();
      const perBatch = Math.min(BATCH, Math.ceil((6 * casesPerSecond * GATHERED) / shards));
      for (let start = 0; start < events.length; start += perBatch)
        await tallyEvents(
          ledger.watched(store, `shard-${shard}`),
          {
            shard: `shard-${shard}`,
            events: events
              .slice(start, start + perBatch)
              .map((event, i) => ({ sequenceNumber: String(start + i + 1), event })),
          },
          now,
        );
    }),
  );
  const tallied = performance.now();
  while (fold && (await foldJournals(ledger.watched(store, "fold"), addMs(now, 600_000))).kind === "folded");
  const units = [...ledger.units].map(([kind, sum]) => [kind, sum / lives.length] as const);
  return {
    eventsPerSecond: (6 * lives.length) / ((tallied - began) / 1_000),
    writeUnits: Object.fromEntries(units),
    conflicts: ledger.conflicts(),
    shared: ledger.shared(),
    transactions: ledger.transactions(),
  };
};

/** Write units of a case's life that a nation's fold takes which adds so many cases at once: counters stay under 1 KB. */
export const foldedUnits = (cases: number): number => {
  const counts = spreadLives(cases, nation).map((events) => countsOf(contributionsOf({ events })));
  return additionsOf(addCounts(counts)).length / cases;
};

const now = at("2026-03-02T01:30:00.000Z");

type Write = { readonly keys: readonly string[]; readonly transaction: boolean };

/** Writes down who wrote which items when, and what the engine says that it cost. */
const openLedger = () => {
  const units = new Map<string, number>();
  const writers = new Map<string, Set<string>>();
  const underWay = new Map<string, { readonly by: string; readonly transaction: boolean }[]>();
  let conflicts = 0;
  let transactions = 0;
  const begin = (by: string, { keys, transaction }: Write) => {
    if (transaction) transactions += 1;
    for (const key of keys) {
      writers.set(key, (writers.get(key) ?? new Set()).add(by));
      const others = underWay.get(key) ?? [];
      if (others.some((other) => other.by !== by && (other.transaction || transaction))) conflicts += 1;
      underWay.set(key, [...others, { by, transaction }]);
    }
  };
  const end = (by: string, { keys }: Write) => {
    for (const key of keys) {
      const others = underWay.get(key) ?? [];
      underWay.set(
        key,
        others.toSpliced(
          others.findIndex((other) => other.by === by),
          1,
        ),
      );
    }
  };
  /** A store whose writes are watched. */
  const watched = (store: StoreContext, by: string): StoreContext => {
    const send = async (command: { input: Record<string, unknown> }) => {
      const write = writeOf(command);
      if (!write) return store.table.send(command as never);
      command.input["ReturnConsumedCapacity"] = "TOTAL";
      begin(by, write);
      try {
        const answer = (await store.table.send(command as never)) as { ConsumedCapacity?: unknown };
        const all = [answer.ConsumedCapacity ?? {}].flat() as { CapacityUnits?: number }[];
        const kind = kindOf(write.keys[0] ?? "");
        const sum = all.reduce((total, { CapacityUnits = 0 }) => total + CapacityUnits, 0);
        units.set(kind, (units.get(kind) ?? 0) + sum);
        return answer;
      } finally {
        end(by, write);
      }
    };
    const table = new Proxy(store.table, {
      get: (target, name) => (name === "send" ? send : Reflect.get(target, name)),
    });
    return { ...store, table };
  };
  return {
    watched,
    units,
    conflicts: () => conflicts,
    transactions: () => transactions,
    shared: () => [...new Set([...writers].filter(([, by]) => by.size > 1).map(([key]) => kindOf(key)))],
  };
};

const kindOf = (key: string): string => key.split("#")[0]?.split("|")[0] ?? "";

const keyOf = (item: Readonly<Record<string, unknown>> | undefined): string =>
  `${item?.["pk"]}|${item?.["sk"]}`;

const writeOf = (command: unknown): Write | undefined => {
  if (command instanceof PutCommand) return { keys: [keyOf(command.input.Item)], transaction: false };
  if (command instanceof UpdateCommand) return { keys: [keyOf(command.input.Key)], transaction: false };
  if (command instanceof TransactWriteCommand) {
    const items = command.input.TransactItems ?? [];
    return { keys: items.map(({ Put, Update }) => keyOf(Put?.Item ?? Update?.Key)), transaction: true };
  }
  return undefined;
};
