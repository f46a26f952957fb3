/**
 * Runs a broker with the small directory as a process of its own, on the data folder of its first argument, and
 * prints where it is as one line of JSON; a third one names other seeds. Ends on SIGTERM, and when whoever started it is gone, which closes its
 * standard input.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { seed } from "@tongban/contract";
import {
  type Agreement,
  type AgreementVerdict,
  draftAgreement,
  highestRates,
  instantFromEpochMs,
  proposeToParties,
  suspendAgreement,
} from "@tongban/domain";
import { compilePublished, decideOnAgreement, loadAgreementHead, type StoreContext } from "@tongban/store";
import { startBroker } from "../../packages/local/src/host/start.ts";
import { demoSources } from "../../packages/local/src/seed/demo-sources.ts";
import { seedWith, storeOf } from "../../packages/local/src/seed/seed.ts";
import { anAgreementId, aRegion } from "../builders/ids.ts";
import { directory, faulty, NANJING } from "./directory.ts";

const [dataDir = "", port = "0", seedFile = ""] = process.argv.slice(2);

const operator = { kind: "operator", name: "a test" } as const;

/** What no file of agreements says: one that its parties suspended, one that they ended, and one that is a draft. */
const outOfForce = async (store: StoreContext): Promise<void> => {
  const now = instantFromEpochMs(Date.now());
  const change = async (id: string, decide: (agreement: Agreement | undefined) => AgreementVerdict) => {
    const saved = await decideOnAgreement(store, anAgreementId(id), (head) => decide(head?.agreement), {
      id: "a test",
      digest: "",
    });
    if (saved.kind !== "saved") throw new Error(`${id} could not be changed: ${JSON.stringify(saved)}`);
    await compilePublished(store, anAgreementId(id), { now });
  };
  const present = (agreement: Agreement | undefined): Agreement => {
    if (!agreement) throw new Error("no such agreement");
    return agreement;
  };
  const known = await loadAgreementHead(store, anAgreementId("with-suspended"));
  if (known?.agreement.published?.status !== "in-force") return;
  await change("with-suspended", (agreement) =>
    suspendAgreement(present(agreement), operator, "a dispute", now),
  );
  await change("with-terminated", (agreement) =>
    proposeToParties(
      present(agreement),
      operator,
      { what: "termination", reason: "it is over", findings: [] },
      now,
    ),
  );
  const { content } = known.agreement.published;
  const id = anAgreementId("with-draft");
  const parties = [aRegion(NANJING), aRegion(faulty.draft)];
  await change(id, (agreement) =>
    draftAgreement(agreement, operator, { id, content: { ...content, parties } }, now),
  );
};

const seeds = seedFile ? seed.parse(JSON.parse(readFileSync(seedFile, "utf8"))) : directory;
const told: string[] = [];

const broker = await startBroker({
  certificateSources: demoSources,
  port: Number(port),
  dataDir,
  // Another endpoint serves many brokers, one after another or at once.
  dynamodbUrl: process.env["TONGBAN_DYNAMODB_URL"] || undefined,
  tableName: basename(dataDir),
  directory: seeds,
  seed: async (context) => {
    await seedWith(seeds, dataDir, (line) => told.push(line))(context);
    await outOfForce(storeOf(context));
  },
  workers: "run",
  // Journeys that run beside each other share their partners.
  partnerRates: highestRates,
  logLevel: "WARN",
  onFailure: (reason) => {
    process.stderr.write(`${reason}\n`);
    process.exit(1);
  },
});
const stop = (): void => void broker.stop().then(() => process.exit(0));
process.once("SIGTERM", stop);
process.stdin.once("close", stop).resume();
process.stdout.write(`${JSON.stringify({ url: broker.url, environment: broker.environment, told })}\n`);
