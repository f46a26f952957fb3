import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { addMs, type CaseId, epochMs, type Instant, warn } from "@tongban/domain";
import { LOCAL_CREDENTIALS, REGION } from "@tongban/local";
import { type Head, keys, type StoreContext, saveCases, tableDefinition } from "@tongban/store";
import { fireTimers } from "../../functions/workers/fire-timers.ts";
import { sweepTimers } from "../../functions/workers/sweep-timers.ts";
import { startDynamodb } from "../../packages/local/src/engines/dynamodb.ts";
import { toHeadItem } from "../../packages/store/src/case/head-codec.ts";
import { chinaCalendar } from "../builders/calendar.ts";
import { aCase } from "../builders/case.ts";
import { aCaseId, at } from "../builders/ids.ts";
import { chinaCalendars } from "../engines/a-broker.ts";
import { putItems } from "./bulk-cases.ts";
import { delayedMessages } from "./delayed-messages.ts";

/** How many timers are due within one minute, and within ten minutes without a sweep; how much faster the clock goes. */
export type TimerEffort = { readonly stampede: number; readonly unswept: number; readonly speed: number };

/** What firing came to: timers a second, ms by the clock on the wall that each was late, and seconds for all. */
export type Fired = {
  readonly perSecond: number;
  readonly lateMs: readonly number[];
  readonly seconds: number;
};

/** Runs of the firing worker at the same time. */
const LANES = 32;
/** The opening of a working day: what is due today is warned of, in every case at once. */
const opening = at("2026-03-13T01:00:00.000Z");
/** Timers that the bare client writes to compare with. */
const MOST_BARE = 5_000;

/** Fires timers that are due within one minute, and those of ten minutes in which nobody swept, and writes the same barely. */
export const firedTimers = async ({ stampede, unswept, speed }: TimerEffort) => {
  const folder = mkdtempSync(join(tmpdir(), "tongban-bench-timers-"));
  const engine = await startDynamodb(folder);
  const client = new DynamoDBClient({ region: REGION, credentials: LOCAL_CREDENTIALS, endpoint: engine.url });
  const table = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const openStore = async (tableName: string) => {
    await client.send(new CreateTableCommand(tableDefinition(tableName)));
    // Warnings hold nothing that would have to be sealed.
    return { table, tableName, home: REGION } as unknown as StoreContext;
  };
  const file = join(folder, "tongban.db");
  try {
    const bare = await bareRate(await openStore("bare"), file, Math.min(stampede, MOST_BARE));
    const atOnce = await fireAll(await openStore("stampede"), file, {
      count: stampede,
      within: 60_000,
      start: addMs(opening, -120_000),
      speed,
      sweepers: 1,
    });
    const afterwards = await fireAll(await openStore("unswept"), file, {
      count: unswept,
      within: 600_000,
      start: addMs(opening, 600_000),
      speed,
      sweepers: 2,
    });
    return { bare, atOnce, afterwards };
  } finally {
    table.destroy();
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

const idOf = (n: number): CaseId => aCaseId(String(n).padStart(26, "0"));

/** An accepted case that is to be warned of its decision at an instant. */
const warnedAt = (n: number, due: Instant): Head => {
  const kase = aCase({ status: "accepted", id: idOf(n), externalRef: `BENCH-${n}` });
  const { handling } = kase.clocks;
  if (!handling) throw new Error("an accepted case without its clock");
  return {
    kase: {
      ...kase,
      clocks: { handling: { ...handling, warnings: { ...handling.warnings, yellow: due } } },
    },
    hash: "0".repeat(43),
    subject: String(n).padStart(22, "0"),
    fullName: String(n).padStart(22, "0"),
    home: REGION,
    looksAt: due,
  };
};

type Scenario = {
  readonly count: number;
  /** ms in which the timers are due, from {@link opening} on. */
  readonly within: number;
  /** When the first sweep runs. */
  readonly start: Instant;
  readonly speed: number;
  /** Sweeps at the same time that know nothing of one another. */
  readonly sweepers: number;
};

const fireAll = async (
  store: StoreContext,
  file: string,
  { count, within, start, speed, sweepers }: Scenario,
): Promise<Fired> => {
  const dueOf = (n: number): Instant => addMs(opening, Math.floor((n * within) / count));
  putItems(file, store.tableName, count, (n) => toHeadItem(warnedAt(n, dueOf(n))));
  const began = performance.now();
  const clock = (): Instant => addMs(start, Math.floor((performance.now() - began) * speed));
  const messages = delayedMessages(clock);
  const memories = Array.from({ length: sweepers }, () => new Map<string, Instant>());
  const late = new Map<CaseId, number>();
  const isDone = () => late.size === count;
  const sweep = async () => {
    while (!isDone()) {
      await Promise.all(memories.map((memory) => sweepTimers(store, messages, memory, clock())));
      await delay(60_000 / speed);
    }
  };
  let first: number | undefined;
  const fire = async () => {
    while (!isDone()) {
      const caseId = messages.take();
      if (caseId === undefined) {
        await delay(2);
        continue;
      }
      first ??= performance.now();
      await fireTimers({ store, ...chinaCalendars, queues: noErasures }, caseId, clock());
      const lateMs = (epochMs(clock()) - epochMs(dueOf(Number(caseId)))) / speed;
      if (!late.has(caseId)) late.set(caseId, lateMs);
    }
  };
  await Promise.all([...Array.from({ length: LANES }, fire), sweep()]);
  const seconds = (performance.now() - (first ?? began)) / 1_000;
  for (let caseId = messages.takeAny(); caseId !== undefined; caseId = messages.takeAny())
    await fireTimers({ store, ...chinaCalendars, queues: noErasures }, caseId, clock());
  expectOnce(file, store.tableName, count);
  return { perSecond: count / seconds, lateMs: [...late.values()], seconds };
};

/** No case is over here. */
const noErasures = { eraseMaterials: async () => {} };

/** Each case had no event in this table before, so as many events as cases with one are as many warnings. */
const expectOnce = (file: string, table: string, count: number): void => {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 30_000 });
  const [found] = database
    .prepare(
      `SELECT COUNT(*) AS events, COUNT(DISTINCT pk) AS cases FROM "${table}" WHERE sk LIKE 'S:EVENT#%'`,
    )
    .all();
  database.close();
  if (found?.["events"] !== count || found["cases"] !== count)
    throw new Error(`of ${count} timers ${found?.["events"]} fired, in ${found?.["cases"]} cases`);
};

/** Reads and writes a second of a bare client that does what firing does to the table: one read, one transaction. */
const bareRate = async (store: StoreContext, file: string, count: number): Promise<number> => {
  const later = addMs(opening, 86_400_000);
  putItems(file, store.tableName, count, (n) => toHeadItem(warnedAt(n, later)));
  const writes: TransactWriteCommand["input"][] = [];
  const table = { send: async ({ input }: TransactWriteCommand) => writes.push(input) };
  for (let n = 0; n < count; n++) {
    const before = warnedAt(n, later);
    const verdict = warn.verdict(before.kase, "broker", "handling", { now: later, calendar: chinaCalendar });
    if (verdict.kind === "refusal") throw new Error(verdict.code);
    const keeping = { ...store, table } as unknown as StoreContext;
    await saveCases(keeping, [{ before, events: verdict.events }], { command: { id: "timer", digest: "" } });
  }
  const began = performance.now();
  let next = 0;
  const write = async () => {
    for (let n = next++; n < count; n = next++) {
      const key = { TableName: store.tableName, Key: keys.head(idOf(n)), ConsistentRead: true };
      await store.table.send(new GetCommand(key));
      const input = writes[n];
      if (input) await store.table.send(new TransactWriteCommand(input));
    }
  };
  await Promise.all(Array.from({ length: LANES }, write));
  return (count * 1_000) / (performance.now() - began);
};
