import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { CreateTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { compilePublished, type StoreContext, tableDefinition } from "@tongban/store";
import { startDynamodb } from "../../packages/local/src/engines/dynamodb.ts";
import { indexStreamRecords } from "../../packages/local/src/engines/stream-records.ts";
import { aMatterId } from "../builders/ids.ts";
import { cityOf, nationItems } from "./admissibility.ts";
import { allianceId, publishAlliance, publishedAt, storeAt } from "./alliance.ts";
import { putItems } from "./bulk-cases.ts";

/** How large the country is that the alliance is published beside, and the alliance. */
export type PublishingEffort = {
  readonly cities: number;
  readonly matters: number;
  readonly parties: number;
};

/** What a publication took. */
export type Publishing = {
  readonly seconds: number;
  readonly writeUnits: number;
  /** Items that the compilation wrote. */
  readonly items: number;
};

/** An alliance that is published for the first time, with one row changed, and with all after a kill in the middle. */
export type PublishingTimes = {
  readonly first: Publishing;
  /** Seconds of the bare engine for the same transactions, without what is counted and read. */
  readonly bare: number;
  readonly oneRow: Publishing;
  readonly resumed: Publishing & { readonly killedAfter: number; readonly total: number };
};

const TABLE = "nation";

/** Publishes an alliance in a table that has all pairs of a country's cities. */
export const publishingTimes = async (effort: PublishingEffort): Promise<PublishingTimes> => {
  const folder = mkdtempSync(join(tmpdir(), "tongban-bench-publishing-"));
  const engine = await startDynamodb(folder);
  const { client, store } = storeAt(engine.url, TABLE);
  try {
    await client.send(new CreateTableCommand(tableDefinition(TABLE)));
    indexStreamRecords(join(folder, "tongban.db"));
    const cities = Array.from({ length: effort.cities }, (_, n) => cityOf(n));
    const matters = Array.from({ length: effort.matters }, (_, n) => aMatterId(`matter-${n}`));
    const items = nationItems(cities, matters);
    putItems(join(folder, "tongban.db"), TABLE, items.length, (n) => items[n] ?? {});
    return await publishInTurn(client, store, engine.url, effort);
  } finally {
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const publishInTurn = async (
  client: DynamoDBClient,
  store: StoreContext,
  url: string,
  { parties: cities, matters }: PublishingEffort,
): Promise<PublishingTimes> => {
  const size = { cities, matters };
  const metered = metering(store);
  const first = await metered.measure((on) => publishAlliance(on, { promised: 10, ...size }));
  const bare = await bareWrites(client, store, metered.written());
  const oneRow = await metered.measure((on) => publishAlliance(on, { promised: 10, first: 9, ...size }));
  const { killedAfter, total } = await killedInTheMiddle(url, size);
  const resumed = await metered.measure(async (on) => {
    const run = await compilePublished(on, allianceId, { now: publishedAt });
    if (run.kind !== "compiled") throw new Error("the publication did not go on");
    return run.written;
  });
  if (resumed.items > total - killedAfter) throw new Error("what was written was written again");
  if ((await publishAlliance(store, { promised: 8, ...size })) > 0)
    throw new Error("a part of the publication was missing");
  return { first, bare, oneRow, resumed: { ...resumed, killedAfter, total } };
};

type Transaction = NonNullable<TransactWriteCommand["input"]["TransactItems"]>;
type Sent = { readonly input: { ReturnConsumedCapacity?: string; TransactItems?: Transaction } };
type Capacity = { readonly WriteCapacityUnits?: number; readonly CapacityUnits?: number };

const writing = /^(Put|Update|Delete|TransactWrite)Command$/;

/** A store whose writes are counted in units, and the transactions that it sent. */
const metering = (store: StoreContext) => {
  let units = 0;
  let sent: Transaction[] = [];
  const send = async (command: Sent): Promise<unknown> => {
    const isWrite = writing.test(command.constructor.name);
    if (isWrite) command.input.ReturnConsumedCapacity = "TOTAL";
    const answer = (await store.table.send(command as never)) as {
      readonly ConsumedCapacity?: Capacity | readonly Capacity[];
    };
    if (!isWrite) return answer;
    if (command.input.TransactItems) sent.push(command.input.TransactItems);
    for (const { CapacityUnits = 0 } of [answer.ConsumedCapacity ?? []].flat()) units += CapacityUnits;
    return answer;
  };
  const on = { ...store, table: { send } } as unknown as StoreContext;
  return {
    measure: async (publish: (on: StoreContext) => Promise<number>): Promise<Publishing> => {
      units = 0;
      sent = [];
      const began = performance.now();
      const items = await publish(on);
      return { seconds: (performance.now() - began) / 1_000, writeUnits: units, items };
    },
    written: () => sent,
  };
};

/** The same transactions on a table of their own, without the mark that counts them. */
const bareWrites = async (
  client: DynamoDBClient,
  { table }: StoreContext,
  sent: readonly Transaction[],
): Promise<number> => {
  await client.send(new CreateTableCommand(tableDefinition("bare")));
  const isMark = (item: Transaction[number]): boolean => item.Update?.Key?.["sk"] === "COMPILING";
  const elsewhere = sent.map((items) =>
    items
      .filter((item) => !isMark(item))
      .map((item) =>
        Object.fromEntries(
          Object.entries(item).map(([kind, write]) => [kind, { ...write, TableName: "bare" }]),
        ),
      ),
  );
  const began = performance.now();
  for (const items of elsewhere)
    await table.send(new TransactWriteCommand({ TransactItems: items as unknown as Transaction }));
  return (performance.now() - began) / 1_000;
};

/** Publishes a list whose every row says something else in a process that is killed when half of it is written. */
const killedInTheMiddle = async (
  url: string,
  { cities, matters }: { readonly cities: number; readonly matters: number },
): Promise<{ readonly killedAfter: number; readonly total: number }> => {
  const program = fileURLToPath(new URL("./publish-program.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", program, url, TABLE, "8", String(cities), String(matters)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = once(child, "exit");
  let told = { killedAfter: 0, total: 0 };
  for await (const line of createInterface({ input: child.stdout })) {
    const [written = 0, total = 0] = line.split(" of ").map(Number);
    told = { killedAfter: written, total };
    if (written * 2 >= total) child.kill("SIGKILL");
  }
  await ended;
  if (told.total === 0) throw new Error("the publication ended before it began to write");
  return told;
};
