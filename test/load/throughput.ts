import { setTimeout } from "node:timers/promises";
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { WindowId } from "@tongban/domain";
import { countWorkDueBefore, type StoreContext } from "@tongban/store";
import { bareClient, prepareFlows, sendFlow } from "./bare-writes.ts";
import type { MeasuredBroker } from "./broker.ts";
import { anApplication, partnerKey, quantile, sender, signed, timed } from "./requests.ts";
import { boardOf, staffToken } from "./window.ts";

/** A rate of ours beside the bare engine's, per second, medians over the rounds. */
export type SideBySide = { readonly ours: number; readonly bare: number };

const ROUNDS = 3;

/** Submissions per second over HTTP with the workers held, beside the engine doing the same transactions. */
export const submissionRates = async (
  broker: MeasuredBroker,
  concurrent: number,
  count: number,
): Promise<SideBySide> => {
  const key = partnerKey(broker.dataDir, "nanjing-gov");
  const http = sender(concurrent);
  const client = bareClient(broker.environment);
  const tableName = broker.environment["TABLE_NAME"] ?? "";
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const flows = await prepareFlows(tableName, count);
    const requests = flows.map(() => signed(broker.url, key, "POST", "/v1/cases", anApplication()));
    const bareSeconds = await timed(flows, concurrent, (flow) =>
      client.send(new TransactWriteCommand(flow.submission)),
    );
    const ourSeconds = await timed(requests, concurrent, async (request) => {
      const { status, text } = await http.send(request);
      if (status !== 201) throw new Error(`a submission answered ${status}: ${text}`);
    });
    if (round === 0) continue; // warms both up
    bare.push(count / bareSeconds);
    ours.push(count / ourSeconds);
  }
  http.close();
  client.destroy();
  return { ours: quantile(ours, 0.5), bare: quantile(bare, 0.5) };
};

/** Whole flows per second, submitted to on the board, beside the engine doing all the writes of such flows. */
export const flowRates = async (
  broker: MeasuredBroker,
  concurrent: number,
  count: number,
): Promise<SideBySide> => {
  const key = partnerKey(broker.dataDir, "nanjing-gov");
  const client = bareClient(broker.environment);
  const flows = await prepareFlows(broker.environment["TABLE_NAME"] ?? "", count);
  const bareSeconds = await timed(flows, concurrent, (flow) => sendFlow(client, flow));
  const http = sender(concurrent);
  const requests = flows.map(() => signed(broker.url, key, "POST", "/v1/cases", anApplication()));
  const before = await waiting(client, broker);
  const began = performance.now();
  await timed(requests, concurrent, http.send);
  while ((await waiting(client, broker)) < before + count) {
    if (performance.now() - began > 300_000) throw new Error("flows did not reach the board in five minutes");
  }
  const ourSeconds = (performance.now() - began) / 1000;
  http.close();
  client.destroy();
  return { ours: count / ourSeconds, bare: count / bareSeconds };
};

/** How many cases wait at the window of Xi'an. */
const waiting = async (
  table: ReturnType<typeof bareClient>,
  { environment }: MeasuredBroker,
): Promise<number> => {
  await setTimeout(20);
  const context = { table, tableName: environment["TABLE_NAME"] ?? "" } as unknown as StoreContext;
  return countWorkDueBefore(context, { window: "xian-610100-1" as WindowId }, "9");
};

/** ms from sending a submission to seeing its case on the window's board, one after the other. */
export const boardLatencies = async (broker: MeasuredBroker, count: number): Promise<readonly number[]> => {
  const key = partnerKey(broker.dataDir, "yinchuan-gov");
  const http = sender(2);
  const token = await staffToken(broker, "gao-yan");
  const latencies: number[] = [];
  for (let i = 0; i < count; i++) {
    const before = await boardOf(broker, http, token);
    const application = anApplication({ source: "640100", handling: "620100" });
    const request = signed(broker.url, key, "POST", "/v1/cases", application);
    const began = performance.now();
    await http.send(request);
    while ((await boardOf(broker, http, token)) <= before) {
      if (performance.now() - began > 60_000) throw new Error("a case did not reach the board in a minute");
    }
    latencies.push(performance.now() - began);
  }
  http.close();
  return latencies;
};
