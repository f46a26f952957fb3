import { setTimeout as pause } from "node:timers/promises";
import { dueOf, instantFromEpochMs, type WindowId } from "@tongban/domain";
import { dueInstantsBefore, listWork, type StoreContext } from "@tongban/store";
import { sortedInstant } from "../../packages/store/src/case/words.ts";
import { bareClient, prepareFlows, sendFlow, sendSubmission } from "./bare-writes.ts";
import type { MeasuredBroker } from "./broker.ts";
import { type CpuShares, startCounting } from "./process-cpu.ts";
import { anApplication, partnerKey, quantile, sender, signed, timed } from "./requests.ts";

/** A rate of ours beside the bare engine's, per second, medians over the rounds. */
export type SideBySide = { readonly ours: number; readonly bare: number };

/** How many at a time, how many in a round, and how many rounds after the one that warms up. */
export type RateEffort = { readonly concurrent: number; readonly count: number; readonly rounds: number };

const WINDOW = "xian-610100-1" as WindowId;

/**
 * Submissions per second over HTTP with the workers held, beside the engine doing the same reads and writes; and the CPU
 * that each submission took in the broker with its functions, in the engine and in the load.
 */
export const submissionRates = async (
  broker: MeasuredBroker,
  { concurrent, count, rounds }: RateEffort,
): Promise<SideBySide & { readonly cpu: CpuShares }> => {
  const key = partnerKey(broker.dataDir, "nanjing-gov");
  const http = sender(concurrent);
  const client = bareClient(broker.environment);
  const tableName = broker.environment["TABLE_NAME"] ?? "";
  const ours: number[] = [];
  const bare: number[] = [];
  const shares: CpuShares[] = [];
  for (let round = 0; round <= rounds; round++) {
    const flows = await prepareFlows(tableName, count);
    const requests = flows.map(() => signed(broker.url, key, "POST", "/v1/cases", anApplication()));
    const bareSeconds = await timed(flows, concurrent, (flow) => sendSubmission(client, flow));
    const counted = startCounting(broker.pid);
    const ourSeconds = await timed(requests, concurrent, async (request) => {
      const { status, text } = await http.send(request);
      if (status !== 201) throw new Error(`a submission answered ${status}: ${text}`);
    });
    if (round === 0) continue; // warms both up
    bare.push(count / bareSeconds);
    ours.push(count / ourSeconds);
    shares.push(counted(count));
  }
  http.close();
  client.destroy();
  const middle = (part: keyof CpuShares) =>
    quantile(
      shares.map((each) => each[part]),
      0.5,
    );
  return {
    ours: quantile(ours, 0.5),
    bare: quantile(bare, 0.5),
    cpu: { broker: middle("broker"), engine: middle("engine"), load: middle("load") },
  };
};

/** Whole flows per second, submitted to on the board, beside the engine doing all the writes of such flows. */
export const flowRates = async (
  broker: MeasuredBroker,
  { concurrent, count }: Pick<RateEffort, "concurrent" | "count">,
): Promise<SideBySide> => {
  const key = partnerKey(broker.dataDir, "nanjing-gov");
  const client = bareClient(broker.environment);
  const flows = await prepareFlows(broker.environment["TABLE_NAME"] ?? "", count);
  const bareSeconds = await timed(flows, concurrent, (flow) => sendFlow(client, flow));
  const http = sender(concurrent);
  const requests = flows.map(() => signed(broker.url, key, "POST", "/v1/cases", anApplication()));
  const store = storeOf(client, broker);
  const waiting = async () => {
    await pause(20);
    return (await dueInstantsBefore(store, { window: WINDOW }, "9")).length;
  };
  const before = await waiting();
  const began = performance.now();
  await timed(requests, concurrent, http.send);
  while ((await waiting()) < before + count) {
    if (performance.now() - began > 300_000) throw new Error("flows did not reach the board in five minutes");
  }
  const ourSeconds = (performance.now() - began) / 1000;
  http.close();
  client.destroy();
  return { ours: count / ourSeconds, bare: count / bareSeconds };
};

const storeOf = (table: ReturnType<typeof bareClient>, { environment }: MeasuredBroker): StoreContext =>
  ({ table, tableName: environment["TABLE_NAME"] ?? "" }) as unknown as StoreContext;

/** So many submissions come each second, whether or not earlier ones were answered. */
export type Load = { readonly count: number; readonly perSecond: number };

/** A submission under way: when it was sent (by both clocks), which case it is, and ms until it was on the board. */
type Sample = { readonly wall: number; readonly at: number; id?: string; latency?: number };

/** ms between two looks at the board. */
const LOOK_MS = 10;
/** Looks begin at the oldest case that is still to come, and so much before it, ms. */
const MARGIN_MS = 2_000;

/**
 * ms from sending a submission to its case being on the window's board, under a steady load; the board's index is read
 * again and again meanwhile.
 */
export const boardLatencies = async (
  broker: MeasuredBroker,
  { count, perSecond }: Load,
): Promise<readonly number[]> => {
  const key = partnerKey(broker.dataDir, "nanjing-gov");
  const http = sender(64);
  const client = bareClient(broker.environment);
  const board = boardWatch(storeOf(client, broker));
  const samples: Sample[] = [];
  const answers: Promise<void>[] = [];
  const submit = async () => {
    const request = signed(broker.url, key, "POST", "/v1/cases", anApplication());
    const sample: Sample = { wall: Date.now(), at: performance.now() };
    samples.push(sample);
    const { status, text } = await http.send(request);
    if (status !== 201) throw new Error(`a submission answered ${status}: ${text}`);
    sample.id = (JSON.parse(text) as { readonly caseId: string }).caseId;
  };
  const began = performance.now();
  const missing = () => samples.filter(({ latency }) => latency === undefined);
  while (samples.length < count || missing().length > 0) {
    const due = Math.min(count, Math.floor(((performance.now() - began) / 1000) * perSecond) + 1);
    while (samples.length < due) answers.push(submit());
    await board.look(Math.min(...missing().map(({ wall }) => wall)) - MARGIN_MS);
    for (const sample of missing()) {
      const seen = board.seenAt(sample.id);
      if (seen !== undefined) sample.latency = seen - sample.at;
    }
    if (performance.now() - began > 600_000) throw new Error("cases did not reach the board in ten minutes");
    await pause(LOOK_MS);
  }
  await Promise.all(answers);
  http.close();
  client.destroy();
  return samples.flatMap(({ latency }) => latency ?? []);
};

/** Remembers when each case was first seen on the board. */
const boardWatch = (store: StoreContext) => {
  const seen = new Map<string, number>();
  let due: string | undefined;
  return {
    /** Looks at the cases that were received since an instant, epoch ms. */
    look: async (since: number): Promise<void> => {
      const from =
        due === undefined || !Number.isFinite(since)
          ? ""
          : `${due}#${sortedInstant.write(instantFromEpochMs(since))}`;
      const { heads } = await listWork(store, { window: WINDOW }, 1_000, undefined, { from, until: "9" });
      const now = performance.now();
      for (const { kase } of heads) {
        due ??= dueOf(kase).at;
        if (!seen.has(kase.origin.id)) seen.set(kase.origin.id, now);
      }
    },
    seenAt: (id: string | undefined): number | undefined => (id === undefined ? undefined : seen.get(id)),
  };
};
