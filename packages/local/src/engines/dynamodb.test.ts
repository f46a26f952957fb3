import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, onTestFinished, test } from "vitest";
import { eventually, isAlive, scratchFolder } from "../../test/scratch.ts";
import { eventItem, fixtureTable } from "../../test/table.ts";
import { createAwsClients } from "../host/aws-clients.ts";
import { startDynamodb, useDynamodb } from "./dynamodb.ts";
import { findDynamodbBinary } from "./dynamodb-binary.ts";
import { deleteExpired } from "./expiry.ts";
import { indexStreamRecords, trimStreamRecords } from "./stream-records.ts";
import { ensureTable } from "./table.ts";

const start = async (folder: string) => {
  const engine = await startDynamodb(folder);
  onTestFinished(() => engine.stop());
  const clients = createAwsClients({ dynamodb: engine.url, sqs: engine.url });
  onTestFinished(() => clients.destroy());
  const streamArn = await ensureTable(clients.dynamodb, fixtureTable, "ttl");
  return { engine, client: clients.dynamodb, streamArn };
};

const put = (client: Awaited<ReturnType<typeof start>>["client"], Item: ReturnType<typeof eventItem>) =>
  client.send(new PutItemCommand({ TableName: fixtureTable.TableName, Item }));

test("a restarted engine has the table, its items and the same stream", async () => {
  const folder = scratchFolder();
  const first = await start(folder);
  await put(first.client, eventItem("one", 1));
  await first.engine.stop();

  const second = await start(folder);
  const { pk, sk } = eventItem("one", 1);
  const found = await second.client.send(new GetItemCommand({ TableName: "tongban", Key: { pk, sk } }));
  expect(found.Item).toBeDefined();
  expect(second.streamArn).toBe(first.streamArn);
});

test("stream records get their index, and trimming keeps the newest and those after the mark", async () => {
  const folder = scratchFolder();
  const { client, engine } = await start(folder);
  for (let n = 1; n <= 5; n += 1) await put(client, eventItem("one", n));
  const file = engine.file ?? "";
  indexStreamRecords(file);
  indexStreamRecords(file);
  const database = new DatabaseSync(file, { readOnly: true });
  onTestFinished(() => database.close());
  const left = () =>
    database
      .prepare("SELECT sequence_number AS n FROM _stream_records ORDER BY id")
      .all()
      .map(({ n }) => n);

  expect(
    database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'tongban_stream_order'").get(),
  ).toBeDefined();
  expect(trimStreamRecords(file, "tongban", 3n)).toBe(3);
  expect(left()).toEqual(["4", "5"]);
  expect(trimStreamRecords(file, "tongban", 99n)).toBe(1);
  expect(left()).toEqual(["5"]);
  await put(client, eventItem("one", 6));
  expect(left()).toEqual(["5", "6"]);
});

test("only items whose expiry has passed are deleted", async () => {
  const { client } = await start(scratchFolder());
  const item = (sk: string, ttl?: number) => ({
    pk: { S: "NONCE#p" },
    sk: { S: sk },
    ...(ttl === undefined ? {} : { ttl: { N: String(ttl) } }),
  });
  for (const Item of [item("old", 999), item("now", 1_000), item("none")])
    await client.send(new PutItemCommand({ TableName: "tongban", Item }));
  expect(
    await deleteExpired(client, { table: "tongban", keys: ["pk", "sk"], ttlAttribute: "ttl" }, 1_000),
  ).toBe(1);
  const gone = await client.send(
    new GetItemCommand({ TableName: "tongban", Key: { pk: { S: "NONCE#p" }, sk: { S: "old" } } }),
  );
  expect(gone.Item).toBeUndefined();
});

test("an engine dies with a broker that is killed, and a second start finds the data", async () => {
  const folder = scratchFolder();
  const script = `
    const { startDynamodb } = await import(${JSON.stringify(new URL("./dynamodb.ts", import.meta.url).href)});
    await startDynamodb(${JSON.stringify(folder)});
    process.stdout.write("ready");
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(parent.stdout, "data");
  const pid = Number(readFileSync(join(folder, "engine.pid"), "utf8"));
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  await eventually(() => !isAlive(pid));
  await start(folder);
});

test("an engine that was left running is ended by the next start, but another process is not", async () => {
  const folder = scratchFolder();
  const file = join(folder, "tongban.db");
  const orphan = spawn(findDynamodbBinary(), ["serve", "--port", "0", "--db-path", file], {
    stdio: "ignore",
  });
  const bystander = spawn("sleep", ["60"], { stdio: "ignore" });
  onTestFinished(() => void bystander.kill());
  const { endOrphan } = await import("./guarded-process.ts");
  const { writeFileSync } = await import("node:fs");
  writeFileSync(join(folder, "engine.pid"), String(orphan.pid));
  const ended = once(orphan, "exit");
  await start(folder);
  await ended;
  writeFileSync(join(folder, "other.pid"), String(bystander.pid));
  await endOrphan(join(folder, "other.pid"), file);
  expect(isAlive(bystander.pid ?? 0)).toBe(true);
});

test("a platform without the engine is told one command that starts another, and the variable that names it", () => {
  expect(() => findDynamodbBinary("darwin", "arm64")).toThrow(
    /^There is no embedded DynamoDB engine for darwin-arm64\. Run `docker run .+ amazon\/dynamodb-local`, set TONGBAN_DYNAMODB_URL to http:/,
  );
  const missing = (): string => {
    throw new Error("Cannot find module");
  };
  expect(() => findDynamodbBinary("linux", "x64", missing)).toThrow(
    /not installed; run npm ci.*TONGBAN_DYNAMODB_URL/,
  );
});

test("an endpoint that was named must be a URL and must answer", async () => {
  await expect(useDynamodb("localhost:8000")).rejects.toThrow(/must be an http or https URL/);
  await expect(useDynamodb("http://127.0.0.1:9")).rejects.toThrow(/^Nothing answers at TONGBAN_DYNAMODB_URL/);
});
