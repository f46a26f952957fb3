import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { CaseId, RegionCode } from "@tongban/domain";
import {
  createPartnerClient,
  expectValue,
  Fault,
  type PartnerClient,
  readKeyFile,
  type SubmittedApplication,
} from "@tongban/sdk";
import { brokenLink, loadCounts, loadHistory, type StoreContext } from "@tongban/store";
import { expect, onTestFinished, test } from "vitest";
import { type BrokerProcess, startBrokerProcess } from "../journeys/broker-process.ts";
import { INSTANT, NANJING, XIAN } from "../journeys/directory.ts";
import { storeOf } from "../journeys/store-of.ts";
import { until } from "../journeys/until.ts";

const CASES = 30;
/** ms after which the broker is killed, each time from when it was ready: early, in mid-flow, late. */
const KILLS = [150, 600, 1_200];

const application = (n: number): SubmittedApplication => ({
  externalRef: `kill-${n}`,
  source: NANJING,
  handling: XIAN,
  matter: INSTANT,
  mode: "online",
  applicant: { kind: "person", name: "张三", citizenId: "11010519491231002X" },
  form: { 序号: String(n) },
  materials: [],
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const enginePid = ({ dataDir }: BrokerProcess): number =>
  Number(readFileSync(join(dataDir, "dynamodb/engine.pid"), "utf8"));

const clientOf = ({ url, dataDir }: BrokerProcess): PartnerClient =>
  createPartnerClient({
    baseUrl: url,
    key: readKeyFile(join(dataDir, "keys/nanjing-gov.json")),
    retry: { attempts: 1, firstDelay: 1, longestDelay: 1 },
  });

/** Submits what is left, one after another, until all are acknowledged or the broker is gone. */
const submitAll = async (client: PartnerClient, acknowledged: Map<number, string>): Promise<void> => {
  for (let n = 0; n < CASES; n++) {
    if (acknowledged.has(n)) continue;
    const answer = await client.submitCase(application(n)).catch((fault: unknown) => {
      if (fault instanceof Fault) return undefined;
      throw fault;
    });
    if (!answer) return;
    if (answer.ok) acknowledged.set(n, answer.value.caseId);
  }
};

const killAfter = async (ms: number, broker: BrokerProcess): Promise<void> => {
  const engine = enginePid(broker);
  await delay(ms);
  await broker.kill();
  await until(async () => (isAlive(engine) ? undefined : true));
};

test("kill -9 in mid-flow, again and again: all that was acknowledged is there and on the board once", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "tongban-kill-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const acknowledged = new Map<number, string>();
  for (const ms of KILLS) {
    const broker = await startBrokerProcess(dataDir);
    onTestFinished(() => broker.kill());
    await Promise.all([killAfter(ms, broker), submitAll(clientOf(broker), acknowledged)]);
  }

  const broker = await startBrokerProcess(dataDir);
  onTestFinished(() => broker.stop());
  const client = clientOf(broker);
  const before = new Map(acknowledged);
  for (const [n, caseId] of before) {
    const kept = expectValue(await client.getCase(caseId));
    expect(kept).toMatchObject({ caseId, externalRef: `kill-${n}` });
  }
  await submitAll(client, acknowledged);
  expect(acknowledged.size).toBe(CASES);
  for (const [n, caseId] of before) expect(acknowledged.get(n)).toBe(caseId);

  const onBoard = await until(async () => {
    const cases = await Promise.all([...acknowledged.values()].map((id) => client.getCase(id)));
    const values = cases.map(expectValue);
    return values.every(({ status }) => status === "routed") ? values : undefined;
  });
  for (const { timeline } of onBoard)
    expect(timeline.map(({ type }) => type)).toEqual(["CaseSubmitted", "CaseRouted"]);

  const store = storeOf(broker);
  for (const { caseId } of onBoard) {
    const history = await loadHistory(store, caseId as CaseId);
    expect(history && brokenLink(history.events)).toBeUndefined();
    expect(history?.head.hash).toBe(history?.events.at(-1)?.hash);
  }
  const ids = [...acknowledged.values()].toSorted();
  expect((await listedBy(client)).toSorted()).toEqual(ids);
  expect((await until(() => toldOf(client, CASES))).toSorted()).toEqual(ids);
  expect(await until(() => countedBy(store, CASES))).toMatchObject({ submitted: 0, routed: CASES });
});

const listedBy = async (client: PartnerClient): Promise<readonly string[]> => {
  const listed: string[] = [];
  for await (const { caseId } of client.listCases()) listed.push(caseId);
  return listed;
};

/** The cases that the feed tells of, each as often as it does, once they are that many. */
const toldOf = async (client: PartnerClient, enough: number): Promise<readonly string[] | undefined> => {
  const told: string[] = [];
  for await (const { events } of client.events({ wait: 0 })) {
    if (events.length === 0) break;
    told.push(...events.map(({ subject }) => subject));
  }
  return told.length >= enough ? told : undefined;
};

/** The counts by status once that many are on the board; a case counted twice would never be uncounted. */
const countedBy = async (store: StoreContext, enough: number) => {
  const counts = await loadCounts(store, XIAN as RegionCode);
  return (counts["routed"] ?? 0) >= enough ? counts : undefined;
};
