import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { marshall } from "@aws-sdk/util-dynamodb";
import { indexes } from "@tongban/store";
import type { MeasuredBroker } from "./broker.ts";
import { waitingHead } from "./waiting-cases.ts";

/** Cases in one transaction of SQLite: the engine waits for no longer than that. */
const CASES = 1_000;
/** Of so many cases one waits at the window; the others are closed. */
const ONE_WAITING_OF = 10;

/** Writes heads of many cases, numbered from 0, into a broker's table. Lists show them, but they have no history. */
export const putManyCases = ({ dataDir, environment }: MeasuredBroker, window: string, count: number): void =>
  putItems(join(dataDir, "dynamodb/tongban.db"), environment["TABLE_NAME"] ?? "", count, (n) =>
    waitingHead(window, n, n % ONE_WAITING_OF === 0 ? "routed" : "closed"),
  );

/**
 * Writes many items, numbered from 0, into the file of the embedded engine: through it, with a stream record for each,
 * 100,000 take many minutes.
 */
export const putItems = (file: string, table: string, count: number, itemOf: (n: number) => Item): void => {
  const database = new DatabaseSync(file, { timeout: 30_000 });
  const put = inserterInto(database, table);
  for (let start = 0; start < count; start += CASES) {
    database.exec("BEGIN IMMEDIATE");
    for (let n = start; n < Math.min(count, start + CASES); n++) put(itemOf(n));
    database.exec("COMMIT");
  }
  database.close();
};

type Item = Readonly<Record<string, unknown>>;

/** Inserts an item as the engine does: into the table's rows, and its projection into those of every index it is in. */
const inserterInto = (database: DatabaseSync, table: string): ((item: Item) => void) => {
  const intoTable = database.prepare(
    `INSERT INTO "${table}" (pk, sk, item_json, item_size) VALUES (?, ?, ?, ?)`,
  );
  const intoIndexes = Object.values(indexes).map((index) => {
    const statement = database.prepare(
      `INSERT INTO "${table}::gsi::${index.name}" (gsi_pk, gsi_sk, table_pk, table_sk, item_json) VALUES (?, ?, ?, ?, ?)`,
    );
    const projected = ["pk", "sk", index.pk, index.sk, ...("include" in index ? index.include : [])];
    return (item: Item, whole: string) => {
      if (item[index.pk] === undefined || item[index.sk] === undefined) return;
      const part = index.projection === "ALL" ? whole : jsonOf(pick(item, projected));
      statement.run(keyOf(item[index.pk]), keyOf(item[index.sk]), keyOf(item["pk"]), keyOf(item["sk"]), part);
    };
  });
  return (item) => {
    const whole = jsonOf(item);
    intoTable.run(keyOf(item["pk"]), keyOf(item["sk"]), whole, Buffer.byteLength(whole));
    for (const put of intoIndexes) put(item, whole);
  };
};

/** A key of type S as the engine writes it. */
const keyOf = (value: unknown): string => `S:${String(value)}`;

const jsonOf = (item: Item): string => JSON.stringify(marshall(item));

const pick = (item: Item, names: readonly string[]): Item =>
  Object.fromEntries(names.map((name) => [name, item[name]]));
