import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { ReceiveMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { expect, onTestFinished, test } from "vitest";
import { scratchFolder } from "../../test/scratch.ts";
import { createAwsClients, LOCAL_CREDENTIALS, REGION } from "../host/aws-clients.ts";
import { ensureQueues, queueUrl } from "./queue-definitions.ts";
import { startQueues } from "./queues.ts";

const start = async (folder: string) => {
  const engine = await startQueues(folder, REGION);
  onTestFinished(() => engine.stop());
  const clients = createAwsClients({ dynamodb: engine.url, sqs: engine.url });
  onTestFinished(() => clients.destroy());
  const at = { url: engine.url, region: REGION };
  await ensureQueues(
    clients.sqs,
    at,
    [{ name: "work", visibilityTimeout: 600, deadLetters: "work-dlq" }],
    ["aside"],
  );
  return { engine, sqs: clients.sqs, url: queueUrl(engine.url, "work") };
};

const connects = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const end = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", end(true)).once("error", end(false)).once("timeout", end(false));
  });

test("it listens on loopback only", async () => {
  const { engine } = await start(scratchFolder());
  const port = Number(new URL(engine.url).port);
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  expect(await connects("127.0.0.1", port)).toBe(true);
  expect(await connects("127.0.0.2", port)).toBe(false);
  for (const { address } of outside) expect(await connects(address, port)).toBe(false);
});

test("messages outlive a restart, and one that was being worked on is visible again", async () => {
  const folder = scratchFolder();
  const first = await start(folder);
  await first.sqs.send(new SendMessageCommand({ QueueUrl: first.url, MessageBody: "held" }));
  const held = await first.sqs.send(new ReceiveMessageCommand({ QueueUrl: first.url }));
  expect(held.Messages).toHaveLength(1);
  await first.engine.stop();

  const second = await start(folder);
  const again = await second.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: second.url, MessageSystemAttributeNames: ["All"] }),
  );
  expect(again.Messages?.map(({ Body, Attributes }) => [Body, Attributes?.ApproximateReceiveCount])).toEqual([
    ["held", "2"],
  ]);
});

test("it keeps objects too", async () => {
  const { engine } = await start(scratchFolder());
  const s3 = new S3Client({
    endpoint: engine.url,
    region: REGION,
    credentials: LOCAL_CREDENTIALS,
    forcePathStyle: true,
  });
  onTestFinished(() => s3.destroy());
  await s3.send(new CreateBucketCommand({ Bucket: "materials" }));
  await s3.send(new PutObjectCommand({ Bucket: "materials", Key: "a/b", Body: "content" }));
  const found = await s3.send(new GetObjectCommand({ Bucket: "materials", Key: "a/b" }));
  expect(await found.Body?.transformToString()).toBe("content");
});
