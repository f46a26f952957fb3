import { join } from "node:path";
import {
  createPartnerClient,
  declareMaterial,
  expectValue,
  type PartnerClient,
  readKeyFile,
  uploadMaterials,
} from "@tongban/sdk";
import { aPdf, aScriptedPdf } from "../builders/document.ts";
import { type BrokerProcess, startBrokerProcess } from "../journeys/broker-process.ts";
import { INSTANT, NANJING, XIAN } from "../journeys/directory.ts";
import { until } from "../journeys/until.ts";

/** What became of materials whose worker was killed again and again. */
export type Survived = {
  readonly verified: number;
  readonly quarantined: number;
  /** Neither verified nor held back at the end. */
  readonly lost: number;
  /** Quarantines that stand more than once on the record of their case. */
  readonly twice: number;
  readonly kills: number;
};

/** Materials of one case: the contract takes 50. */
const PER_CASE = 50;

/** Every so many-th file runs a script, and is to be held back. */
const SCRIPTED = 10;

/** ms that a kill comes later at most: anywhere in the life of a message. */
const JITTER_MS = 1_500;

/** ms until what was under way at a kill came again and is done. */
const SETTLING_MS = 600_000;

/** A case with the files of its materials. */
export type Sent = { readonly caseId: string; readonly files: readonly Uint8Array[] };

const fileOf = (n: number): Uint8Array => {
  const mark = new TextEncoder().encode(`\n% ${n}`);
  return n % SCRIPTED === 0 ? new Uint8Array([...aScriptedPdf(), ...markedEnd(mark)]) : aPdf(`of many ${n}`);
};

/** A comment and one more end, so that each scripted file is another one. */
const markedEnd = (mark: Uint8Array): Uint8Array =>
  new Uint8Array([...mark, ...new TextEncoder().encode("\n%%EOF")]);

/** The partner whose materials these are. */
export const clientOf = ({ url, dataDir }: BrokerProcess): PartnerClient =>
  createPartnerClient({
    baseUrl: url,
    key: readKeyFile(join(dataDir, "keys/nanjing-gov.json")),
    retry: { attempts: 4, firstDelay: 300, longestDelay: 2_000 },
  });

const submit = async (client: PartnerClient, n: number, files: readonly Uint8Array[]): Promise<Sent> => {
  const materials = files.map((bytes, at) =>
    declareMaterial(at === 0 ? "备案表" : `附件${at}`, "application/pdf", bytes),
  );
  const application = {
    externalRef: `materials-${n}`,
    source: NANJING,
    handling: XIAN,
    matter: INSTANT,
    mode: "online" as const,
    applicant: { kind: "person" as const, name: "张三", citizenId: "11010519491231002X" },
    form: {},
    materials,
  };
  const { caseId } = expectValue(await client.submitCase(application));
  await uploadMaterials(client, caseId, files, { verifiedWithin: 0 });
  return { caseId, files };
};

/**
 * Sends so many small materials, and kills the whole broker, its worker in the middle of whatever it does, and starts it
 * again between; then counts what became of each, and goes on with what was sent, if anything is to follow.
 */
export const killedMaterials = async (
  dataDir: string,
  count: number,
  kills: number,
  follow: (broker: BrokerProcess, sent: readonly Sent[]) => Promise<void> = (broker) => broker.stop(),
): Promise<Survived> => {
  const sent: Sent[] = [];
  const cases = Math.ceil(count / PER_CASE);
  for (let round = 0; round <= kills; round++) {
    const broker = await startBrokerProcess(dataDir);
    const client = clientOf(broker);
    const until = Math.round((cases * (round + 1)) / (kills + 1));
    while (sent.length < until) {
      const first = sent.length * PER_CASE;
      const files = Array.from({ length: Math.min(PER_CASE, count - first) }, (_, at) => fileOf(first + at));
      sent.push(await submit(client, sent.length, files));
    }
    if (round === kills) {
      const survived = await countedBy(client, sent, kills);
      await follow(broker, sent);
      return survived;
    }
    await new Promise((done) => setTimeout(done, Math.random() * JITTER_MS));
    await broker.kill();
  }
  throw new Error("the last round counts");
};

const countedBy = async (client: PartnerClient, sent: readonly Sent[], kills: number): Promise<Survived> => {
  const counts = { verified: 0, quarantined: 0, lost: 0, twice: 0, kills };
  for (const { caseId, files } of sent) {
    const done = await until(async () => {
      const { materials } = expectValue(await client.listMaterials(caseId));
      return materials.some(({ state }) => state === "uploaded" || state === "declared")
        ? undefined
        : materials;
    }, SETTLING_MS);
    counts.verified += done.filter(({ state }) => state === "verified").length;
    counts.quarantined += done.filter(({ state }) => state === "quarantined").length;
    counts.lost += files.length - done.length;
    const { timeline } = expectValue(await client.getCase(caseId));
    const told = timeline.filter(({ type }) => type === "MaterialQuarantined").length;
    counts.twice += told - done.filter(({ state }) => state === "quarantined").length;
  }
  return counts;
};
