import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { highestRate } from "@tongban/domain";
import { createPartnerClient, type PartnerClient, readKeyFile } from "@tongban/sdk";
import { type MeasuredBroker, startMeasured } from "./broker.ts";
import type { Flood, FloodNews } from "./flood-program.ts";
import { quantile, sender } from "./requests.ts";
import { asStaff, staffToken } from "./window.ts";

/** How many requests are timed, one after the other, and what a partner may read in a minute where that is limited. */
export type FairnessEffort = { readonly requests: number; readonly quota: number };

/** p50 and p95 in ms. */
type Times = readonly [p50: number, p95: number];

/** What one partner's reading takes while another one does nothing, and while it asks as fast as it can. */
export type Fairness = {
  readonly alone: Times;
  readonly beside: Times;
  /** Requests of the other one, and how many of them were refused, while the first was timed. */
  readonly flood: Flood;
};

/** Requests of the flood that are under way at once. */
const floodsAtOnce = 8;

/** ms that a flood goes on before anything is timed, where nothing refuses it. */
const unlimitedLead = 2_000;

/** One that reads and one that floods; the second two are given rates that limit next to nothing. */
const limitedPair = ["nanjing-gov", "yinchuan-gov"] as const;
const unlimitedPair = ["xian-gov", "zhengzhou-gov"] as const;

/** Measures at one broker how much one partner feels of another one that floods: with a limit, and without. */
export const fairness = async ({
  requests,
  quota,
}: FairnessEffort): Promise<{ readonly limited: Fairness; readonly unlimited: Fairness }> => {
  const broker = await startMeasured({ rates: `read=${quota}` });
  await liftLimits(broker, unlimitedPair);
  const limited = await besideFlood(broker, limitedPair, requests, (flood) => newsOf(flood, "refused"));
  const unlimited = await besideFlood(broker, unlimitedPair, requests, async (flood) => {
    await newsOf(flood, "answered");
    await pause(unlimitedLead);
  });
  await broker.stop();
  return { limited, unlimited };
};

const liftLimits = async (broker: MeasuredBroker, partners: readonly string[]): Promise<void> => {
  const token = await staffToken(broker, "lu-yuan");
  const http = sender(1);
  const body = { rates: { read: highestRate }, why: "the benchmark" };
  for (const partner of partners)
    await asStaff(broker, http, token, "POST", `/coordinator/v1/partners/${partner}/change`, body, 1);
  http.close();
};

/** `underWay` ends when the flood is as it is to be measured. */
const besideFlood = async (
  broker: MeasuredBroker,
  [reading, flooding]: readonly [reading: string, flooding: string],
  requests: number,
  underWay: (flood: ChildProcess) => Promise<void>,
): Promise<Fairness> => {
  const client = createPartnerClient({ baseUrl: broker.url, key: readKeyFile(keyFile(broker, reading)) });
  await timesOf(client, requests);
  const alone = await timesOf(client, requests);
  const program = fileURLToPath(new URL("./flood-program.ts", import.meta.url));
  const flood = fork(program, [broker.url, keyFile(broker, flooding), String(floodsAtOnce)], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  await underWay(flood);
  flood.send("count");
  const beside = await timesOf(client, requests);
  flood.send("stop");
  return { alone, beside, flood: await floodOf(flood) };
};

const newsOf = async (flood: ChildProcess, wanted: FloodNews): Promise<void> => {
  while ((await once(flood, "message"))[0] !== wanted);
};

/** What a flood says at its end; news may come before. */
const floodOf = async (flood: ChildProcess): Promise<Flood> => {
  for (;;) {
    const [said] = await once(flood, "message");
    if (typeof said === "object") return said as Flood;
  }
};

const keyFile = ({ dataDir }: MeasuredBroker, partner: string): string =>
  join(dataDir, "keys", `${partner}.json`);

const timesOf = async (client: PartnerClient, requests: number): Promise<Times> => {
  const times: number[] = [];
  for (let n = 0; n < requests; n++) {
    const began = performance.now();
    const answer = await client.listKeys();
    if (!answer.ok) throw new Error(`a reading was refused: ${answer.problem.detail}`);
    times.push(performance.now() - began);
  }
  return [quantile(times, 0.5), quantile(times, 0.95)];
};
