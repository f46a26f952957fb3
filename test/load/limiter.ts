import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { addMs, assumedRates } from "@tongban/domain";
import { type StoreContext, tableDefinition } from "@tongban/store";
import { rateLimiter } from "../../functions/edge/rate/allowance.ts";
import { startDynamodb } from "../../packages/local/src/engines/dynamodb.ts";
import { aPartnerId, at } from "../builders/ids.ts";
import { storeAt } from "./alliance.ts";

/** Requests of one partner and class, read by one run of a function: how many, and ms between two. */
type Traffic = { readonly name: string; readonly requests: number; readonly every: number };

/** What limiting takes of each request: writes to the table, and ms, with the share that was refused. */
export type LimiterCost = {
  readonly name: string;
  readonly writes: number;
  readonly ms: number;
  readonly refused: number;
};

/** What a partner may do; the assumed rate of reading is 20 a second. */
const traffics: readonly Traffic[] = [
  { name: "one in 15 s", requests: 60, every: 15_000 },
  { name: "one a second", requests: 300, every: 1_000 },
  { name: "ten a second", requests: 1_200, every: 100 },
  { name: "a burst of 1,200 at once", requests: 1_200, every: 0 },
  { name: "a hundred a second", requests: 6_000, every: 10 },
];

const began = at("2026-03-02T01:30:00.000Z");

/** Measures what limiting costs a request by an instant that goes on as the traffic says; the table is the embedded engine. */
export const limiterCosts = async (part: number): Promise<readonly LimiterCost[]> => {
  const folder = mkdtempSync(join(tmpdir(), "tongban-bench-limiter-"));
  const engine = await startDynamodb(folder);
  const { client, store } = storeAt(engine.url, "limiter");
  try {
    await client.send(new CreateTableCommand(tableDefinition("limiter")));
    const costs: LimiterCost[] = [];
    for (const traffic of traffics)
      costs.push(await costOf(store, { ...traffic, requests: Math.ceil(traffic.requests * part) }));
    return costs;
  } finally {
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const costOf = async (store: StoreContext, { name, requests, every }: Traffic): Promise<LimiterCost> => {
  let [writes, refused] = [0, 0];
  const send: StoreContext["table"]["send"] = (...sent: readonly unknown[]) => {
    writes += 1;
    return Reflect.apply(store.table.send, store.table, sent);
  };
  const limiter = rateLimiter({ ...store, table: { send } as StoreContext["table"] }, assumedRates);
  const partner = { id: aPartnerId(`limited-${every}`) };
  const started = performance.now();
  for (let n = 0; n < requests; n++) {
    const { waitSeconds } = await limiter({ partner, of: "read", now: addMs(began, n * every) }).take();
    if (waitSeconds !== undefined) refused += 1;
  }
  const ms = (performance.now() - started) / requests;
  return { name, writes: writes / requests, ms, refused: refused / requests };
};
