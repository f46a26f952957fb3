import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CaseId, RegionCode } from "@tongban/domain";
import {
  createPartnerClient,
  expectValue,
  Fault,
  type PartnerCaseRow,
  type PartnerClient,
  readKeyFile,
  type SubmittedApplication,
} from "@tongban/sdk";
import { loadHistory, loadStatusCounts, type StoreContext } from "@tongban/store";
import { expect, onTestFinished, test } from "vitest";
import { brokenLink } from "../../packages/store/src/case/chain.ts";
import { aMaterial } from "../journeys/applications.ts";
import { type BrokerProcess, startBrokerProcess } from "../journeys/broker-process.ts";
import { INSTANT, NANJING, XIAN } from "../journeys/directory.ts";
import { storeOf } from "../journeys/store-of.ts";
import { until } from "../journeys/until.ts";
import { type Acknowledged, commandCase } from "./commands-of-a-case.ts";

const CASES = 40;
const KILLS = 3;
/** How many more submissions are acknowledged before each kill; the next one is under way then. */
const ENOUGH = 3;
/** ms that the kill comes later at most: anywhere between the answer, the stream, the queue and the board. */
const JITTER = 25;

const application = (n: number): SubmittedApplication => ({
  externalRef: `kill-${n}`,
  source: NANJING,
  handling: XIAN,
  matter: INSTANT,
  mode: "online",
  applicant: { kind: "person", name: "张三", citizenId: "11010519491231002X" },
  form: { 序号: String(n) },
  materials: [aMaterial("备案表")],
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

const clientOf = ({ url, dataDir }: BrokerProcess, attempts: number): PartnerClient =>
  createPartnerClient({
    baseUrl: url,
    key: readKeyFile(join(dataDir, "keys/nanjing-gov.json")),
    retry: { attempts, firstDelay: 300, longestDelay: 2_000 },
  });

/** Submits what is left, one after another, until all are acknowledged or the broker is gone. */
const submitAll = async (
  client: PartnerClient,
  acknowledged: Map<number, string>,
  told: (count: number) => void = () => {},
): Promise<void> => {
  for (let n = 0; n < CASES; n++) {
    if (acknowledged.has(n)) continue;
    const answer = await client.submitCase(application(n)).catch((fault: unknown) => {
      if (fault instanceof Fault) return undefined;
      throw fault;
    });
    if (!answer) return;
    acknowledged.set(n, expectValue(answer).caseId);
    told(acknowledged.size);
  }
};

/** Submits until the broker is killed, shortly after some more are acknowledged; its engine must go with it. */
const submitUntilKilled = async (broker: BrokerProcess, acknowledged: Map<number, string>): Promise<void> => {
  const enough = acknowledged.size + ENOUGH;
  const engine = enginePid(broker);
  const killed = Promise.withResolvers<void>();
  await submitAll(clientOf(broker, 1), acknowledged, (count) => {
    if (count === enough) setTimeout(() => void broker.kill().then(killed.resolve), Math.random() * JITTER);
  });
  await killed.promise;
  await until(async () => (isAlive(engine) ? undefined : true));
};

/** Four starts of a broker; under a second each, but a busy machine may take much longer. */
const PATIENCE = 300_000;

/** ms until all is routed, told and counted: what was under way at a kill comes again after its pause. */
const SETTLING = 120_000;

/** Another endpoint is nobody's to kill. */
const other = Boolean(process.env["TONGBAN_DYNAMODB_URL"]);

test.skipIf(other)(
  "kill -9 in mid-flow, again and again: all that was acknowledged is there and on the board once",
  {
    timeout: PATIENCE,
  },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "tongban-kill-"));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
    const acknowledged = new Map<number, string>();
    let commanded: Acknowledged | undefined;
    for (let round = 0; round < KILLS; round++) {
      const broker = await startBrokerProcess(dataDir);
      onTestFinished(() => broker.kill());
      commanded ??= await commandCase(broker);
      await submitUntilKilled(broker, acknowledged);
    }

    const broker = await startBrokerProcess(dataDir);
    onTestFinished(() => broker.stop());
    const client = clientOf(broker, 4);
    const before = new Map(acknowledged);
    for (const [n, caseId] of before) {
      const kept = expectValue(await client.getCase(caseId));
      expect(kept).toMatchObject({ caseId, externalRef: `kill-${n}` });
    }
    await commanded?.repeat(broker);
    const once = await loadHistory(storeOf(broker), commanded?.caseId ?? expect.fail("commands"));
    const told = once?.events.map(({ type }) => type) ?? [];
    for (const type of ["FeePaid", "ParcelSent", "CaseRated", "RatingAppealed"])
      expect(told.filter((each) => each === type)).toEqual([type]);
    expect(told).not.toContain("FeeOverpaid");
    expect(once && brokenLink(once.events)).toBeUndefined();
    await submitAll(client, acknowledged);
    expect(acknowledged.size).toBe(CASES);
    for (const [n, caseId] of before) expect(acknowledged.get(n)).toBe(caseId);

    const onBoard = await until(async () => {
      const cases = await listedBy(client);
      return cases.every(({ status }) => status === "routed") ? cases.map(({ caseId }) => caseId) : undefined;
    }, SETTLING);
    const ids = [...acknowledged.values()].toSorted();
    expect(onBoard.toSorted()).toEqual(ids);
    const store = storeOf(broker);
    for (const caseId of onBoard) {
      const history = await loadHistory(store, caseId as CaseId);
      expect(history?.events.map(({ type }) => type)).toEqual(["CaseSubmitted", "CaseRouted"]);
      expect(history && brokenLink(history.events)).toBeUndefined();
      expect(history?.head.hash).toBe(history?.events.at(-1)?.hash);
    }
    expect((await until(() => toldOf(client, CASES), SETTLING)).toSorted()).toEqual(ids);
    expect(await until(() => countedBy(store, CASES), SETTLING)).toMatchObject({
      submitted: 0,
      routed: CASES,
    });
  },
);

const listedBy = async (client: PartnerClient): Promise<readonly PartnerCaseRow[]> => {
  const listed: PartnerCaseRow[] = [];
  for await (const row of client.listCases()) listed.push(row);
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
  const counts = await loadStatusCounts(store, { kind: "handling", id: XIAN as RegionCode });
  return counts.routed >= enough ? counts : undefined;
};
