import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { newCaseEvents } from "@tongban/functions/topology";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { expect, onTestFinished, test } from "vitest";
import { eventually, scratchFolder } from "../../test/scratch.ts";
import { eventItem, fixtureTable } from "../../test/table.ts";
import { startDynamodb } from "../engines/dynamodb.ts";
import { ensureTable } from "../engines/table.ts";
import { createAwsClients, REGION } from "../host/aws-clients.ts";
import { openCheckpoint } from "./stream-checkpoint.ts";
import { type StreamFailure, startStreamSource } from "./stream-source.ts";

const startTable = async () => {
  const folder = scratchFolder();
  const engine = await startDynamodb(folder);
  onTestFinished(() => engine.stop());
  const clients = createAwsClients({ dynamodb: engine.url, sqs: engine.url });
  onTestFinished(() => clients.destroy());
  const streamArn = await ensureTable(clients.dynamodb, fixtureTable, "ttl");
  const put = async (item: Readonly<Record<string, { S: string }>>) => {
    await clients.dynamodb.send(new PutItemCommand({ TableName: "tongban", Item: item }));
  };
  return { clients, streamArn, put, checkpointFile: join(folder, "relay.json") };
};

type Table = Awaited<ReturnType<typeof startTable>>;

const follow = (table: Table, handler: (keys: readonly string[]) => unknown) => {
  const seen: string[] = [];
  const failures: StreamFailure[] = [];
  const source = startStreamSource({
    client: table.clients.streams,
    streamArn: table.streamArn,
    region: REGION,
    checkpoint: openCheckpoint(table.checkpointFile, table.streamArn),
    batchSize: 10,
    pattern: newCaseEvents(REGION),
    windowed: false,
    attempts: 3,
    firstBackOff: 1,
    invoke: async (event) => {
      const { Records }: DynamoDBStreamEvent = JSON.parse(JSON.stringify(event));
      const keys = Records.map(
        ({ dynamodb }) => `${dynamodb?.NewImage?.["pk"]?.S}/${dynamodb?.NewImage?.["sk"]?.S}`,
      );
      const answer = await handler(keys);
      seen.push(...keys);
      return answer;
    },
    giveUp: async (failure) => void failures.push(failure),
    report: () => {},
  });
  onTestFinished(() => source.stop());
  return { source, seen, failures };
};

test("only new case events of this home arrive, in order, and a restart goes on where it stopped", async () => {
  const table = await startTable();
  await table.put({ pk: { S: "CASE#one" }, sk: { S: "HEAD" } });
  await table.put(eventItem("one", 1));
  await table.put(eventItem("elsewhere", 1, { home: { S: "cn-local-2" } }));
  await table.put(eventItem("one", 1, { changed: { S: "yes" } }));
  await table.put(eventItem("one", 2));
  const first = follow(table, () => undefined);
  await eventually(() => first.seen.length >= 2);
  await first.source.stop();
  expect(first.seen).toEqual(["CASE#one/EVENT#000001", "CASE#one/EVENT#000002"]);

  await table.put(eventItem("one", 3));
  const second = follow(table, () => undefined);
  await eventually(() => second.seen.length > 0);
  expect(second.seen).toEqual(["CASE#one/EVENT#000003"]);
});

test("what was under way when it stopped comes again", async () => {
  const table = await startTable();
  await table.put(eventItem("one", 1));
  let release: (answer: { batchItemFailures: { itemIdentifier: string }[] }) => void = () => {};
  let asked = false;
  const first = follow(table, () => {
    asked = true;
    return new Promise((resolve) => {
      release = resolve;
    });
  });
  await eventually(() => asked);
  const stopped = first.source.stop();
  release({ batchItemFailures: [{ itemIdentifier: "1" }] });
  await stopped;

  const second = follow(table, () => undefined);
  await eventually(() => second.seen.length > 0);
  expect(second.seen).toEqual(["CASE#one/EVENT#000001"]);
});

test("a record that fails every time is set aside with a pointer and the rest goes on", async () => {
  const table = await startTable();
  for (const n of [1, 2, 3]) await table.put(eventItem("one", n));
  const { seen, failures } = follow(table, (keys) => {
    if (keys.includes("CASE#one/EVENT#000002")) throw new Error("cannot");
  });
  await eventually(() => seen.includes("CASE#one/EVENT#000003"));
  expect(failures).toMatchObject([
    {
      requestContext: { approximateInvokeCount: 3 },
      DDBStreamBatchInfo: { startSequenceNumber: "2", streamArn: table.streamArn },
    },
  ]);
  expect(JSON.parse(readFileSync(table.checkpointFile, "utf8"))).toMatchObject({
    streamArn: table.streamArn,
  });
});

test("a checkpoint compares sequence numbers as numbers and ignores another stream's file", () => {
  const file = join(scratchFolder(), "tally.json");
  const checkpoint = openCheckpoint(file, "stream-a");
  checkpoint.advance("shard", "9");
  checkpoint.advance("shard", "10");
  checkpoint.advance("shard", "8");
  expect(openCheckpoint(file, "stream-a").progress("shard")).toEqual({ through: "10", finished: false });
  expect(checkpoint.done()).toBe(10n);
  expect(openCheckpoint(file, "stream-b").progress("shard").through).toBeUndefined();
});
