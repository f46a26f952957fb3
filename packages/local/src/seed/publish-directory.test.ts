import { GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import { regionQueueName } from "@tongban/functions/deployment";
import { loadAgreement, loadPublished, type StoreContext } from "@tongban/store";
import { mockClient } from "aws-sdk-client-mock";
import { beforeAll, expect, test } from "vitest";
import { aMatterId, anAgreementId } from "../../../../test/builders/ids.ts";
import { anEngine, type Engine } from "../../../../test/engines/an-engine.ts";
import { scratchFolder } from "../../test/scratch.ts";
import { ensureQueues } from "../engines/queue-definitions.ts";
import { startQueues } from "../engines/queues.ts";
import { createAwsClients, REGION } from "../host/aws-clients.ts";
import { publishDirectory } from "./publish-directory.ts";
import { handlingRegions } from "./queue-check.ts";
import { readSeed } from "./seed-files.ts";

const directory = readSeed();
const [first] = directory.agreements;
const anInstant = aMatterId("remote-medical-filing");
const known = anAgreementId(first?.id ?? "");

let engine: Engine;
beforeAll(async () => {
  engine = await anEngine();
});

const by = { kind: "operator", name: "a test" } as const;

const publishTo = async (store: StoreContext, sqs: SQSClient, seed = directory) => {
  const said: string[] = [];
  const outcome = await publishDirectory({ store, sqs, by, say: (line) => said.push(line) }, seed);
  return { outcome, said };
};

/** An SQS client whose engine has the queues of some regions. */
const queuesOf = async (
  regions: readonly string[],
): Promise<{ readonly sqs: SQSClient; stop(): Promise<void> }> => {
  const queues = await startQueues(scratchFolder(), REGION);
  const clients = createAwsClients({ dynamodb: queues.url, sqs: queues.url });
  await ensureQueues(clients.sqs, { url: queues.url, region: REGION }, [], regions.map(regionQueueName));
  return {
    sqs: clients.sqs,
    stop: async () => {
      clients.destroy();
      await queues.stop();
    },
  };
};

test("a region without its queue is not published: it says which, and what to do first", async () => {
  const store = await engine.aTable();
  const [without = "", ...rest] = handlingRegions(directory);
  const { sqs, stop } = await queuesOf(rest);
  const { outcome, said } = await publishTo(store, sqs);
  expect(outcome).toBe("rejected");
  expect(said).toEqual([expect.stringContaining(`No queue for ${without}:`)]);
  expect(await loadAgreement(store, known)).toBeUndefined();
  await stop();
});

test("a directory is published with its progress told, once, and not again; what differs is a new version", async () => {
  const store = await engine.aTable();
  const { sqs, stop } = await queuesOf(handlingRegions(directory));
  const { outcome, said } = await publishTo(store, sqs);
  expect(outcome).toBe("published");
  expect(said.at(-1)).toMatch(/^Published: \d+ items written\.$/);
  expect(said.length).toBeGreaterThan(5);
  expect(await loadPublished(store)).toBeDefined();
  expect(await publishTo(store, sqs)).toEqual({
    outcome: "published",
    said: ["Nothing to write: this is what is published."],
  });
  const agreements = directory.agreements.map((one) => ({ ...one, list: { matters: [anInstant] } }));
  expect(await publishTo(store, sqs, { ...directory, agreements })).toMatchObject({ outcome: "published" });
  expect(await loadAgreement(store, known)).toMatchObject({ listVersion: 2, terms: { version: 2 } });
  await stop();
});

test("someone without the right to look for queues may publish, and is told that nobody looked", async () => {
  const denied = new Error("not authorized to perform sqs:GetQueueUrl");
  denied.name = "AccessDeniedException";
  const sqs = new SQSClient({ region: REGION });
  mockClient(sqs).on(GetQueueUrlCommand).rejects(denied);
  const { outcome, said } = await publishTo(await engine.aTable(), sqs);
  expect(outcome).toBe("published");
  expect(said[0]).toContain("queues were not checked: AccessDeniedException: not authorized");
});
