import { setTimeout as delay } from "node:timers/promises";
import { expectValue, type PartnerClient } from "@tongban/sdk";
import { type BrokerProcess, startBrokerProcess } from "../journeys/broker-process.ts";
import { endLongAgo } from "../journeys/end-long-ago.ts";
import { storeOf } from "../journeys/store-of.ts";
import { until } from "../journeys/until.ts";
import { clientOf, type Sent } from "./material-kills.ts";

/** What became of files whose eraser was killed. */
export type Erased = {
  /** Files that are gone and said to be. */
  readonly erased: number;
  /** Files that were said to be erased while their object was there; and those that are still there at the end. */
  readonly early: number;
  readonly left: number;
  /** Times that the erasure of a case stands on its record, beyond once. */
  readonly twice: number;
};

/** ms that the kill comes at most after the first file is gone. */
const JITTER_MS = 300;

/** ms until what was under way at the kill came again and is done. */
const SETTLING_MS = 300_000;

/** A kept file and the address under which it could be read; the embedded bucket takes it however old it is. */
type Kept = { readonly caseId: string; readonly sha256: string; readonly path: string };

/**
 * Lets the retention of cases come to its end, kills the whole broker while it erases their files, starts it again, and says
 * what it saw of each file all the while.
 */
export const erasedUnderKill = async (broker: BrokerProcess, sent: readonly Sent[]): Promise<Erased> => {
  const client = clientOf(broker);
  const kept = (await Promise.all(sent.map(({ caseId }) => keptOf(client, caseId)))).flat();
  for (const { caseId } of sent) {
    expectValue(await client.withdrawCase(caseId, "不办了"));
    await endLongAgo(storeOf(broker), caseId);
  }
  await until(async () => ((await isThere(broker, kept[0])) ? undefined : true), SETTLING_MS);
  await delay(Math.random() * JITTER_MS);
  await broker.kill();

  const again = await startBrokerProcess(broker.dataDir);
  const early = new Set<string>();
  const told = await until(async () => {
    const records = await Promise.all(sent.map(({ caseId }) => recordOf(clientOf(again), caseId)));
    for (const file of kept)
      if (records.some(({ erased }) => erased.includes(file.sha256)) && (await isThere(again, file)))
        early.add(file.sha256);
    return records.every(({ events }) => events > 0) ? records : undefined;
  }, SETTLING_MS);
  const still = await Promise.all(kept.map((file) => isThere(again, file)));
  await again.stop();
  return {
    erased: told.reduce((sum, { erased }) => sum + erased.length, 0),
    early: early.size,
    left: still.filter(Boolean).length,
    twice: told.reduce((sum, { events }) => sum + events - 1, 0),
  };
};

const keptOf = async (client: PartnerClient, caseId: string): Promise<readonly Kept[]> => {
  const { materials } = expectValue(await client.listMaterials(caseId));
  const verified = materials.filter(({ state }) => state === "verified");
  return Promise.all(
    verified.map(async ({ sha256 }) => {
      const { url } = expectValue(await client.readMaterial(caseId, sha256));
      const { pathname, search } = new URL(url);
      return { caseId, sha256, path: `${pathname}${search}` };
    }),
  );
};

const isThere = async ({ url }: BrokerProcess, file: Kept | undefined): Promise<boolean> =>
  (await fetch(new URL(file?.path ?? "", url))).ok;

/**
 * How often a case's record tells that its files are erased, and which are said to be. The record is asked for first: what
 * it tells has to be true of every file from then on.
 */
const recordOf = async (client: PartnerClient, caseId: string) => {
  const { timeline } = expectValue(await client.getCase(caseId));
  const { materials } = expectValue(await client.listMaterials(caseId));
  return {
    erased: materials.filter(({ state }) => state === "erased").map(({ sha256 }) => sha256),
    events: timeline.filter(({ type }) => type === "MaterialsErased").length,
  };
};
