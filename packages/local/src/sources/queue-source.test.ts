import { GetQueueAttributesCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import type { SQSEvent } from "aws-lambda";
import { expect, onTestFinished, test } from "vitest";
import { eventually, scratchFolder } from "../../test/scratch.ts";
import { ensureQueues, queueUrl } from "../engines/queue-definitions.ts";
import { startQueues } from "../engines/queues.ts";
import { createAwsClients, REGION } from "../host/aws-clients.ts";
import { startQueueSource } from "./queue-source.ts";

const startQueue = async () => {
  const engine = await startQueues(scratchFolder(), REGION);
  onTestFinished(() => engine.stop());
  const { sqs, destroy } = createAwsClients({ dynamodb: engine.url, sqs: engine.url });
  onTestFinished(() => destroy());
  await ensureQueues(
    sqs,
    { url: engine.url, region: REGION },
    [{ name: "work", visibilityTimeout: 60, deadLetters: "work-dlq" }],
    [],
  );
  const url = queueUrl(engine.url, "work");
  const waiting = async (name: string): Promise<number> => {
    const names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
    const command = new GetQueueAttributesCommand({
      QueueUrl: queueUrl(engine.url, name),
      AttributeNames: [...names],
    });
    const { Attributes } = await sqs.send(command);
    return names.reduce((sum, each) => sum + Number(Attributes?.[each]), 0);
  };
  const send = async (body: string) => {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: body,
        MessageAttributes: { kind: { DataType: "String", StringValue: "test" } },
      }),
    );
  };
  return { sqs, url, waiting, send };
};

const consume = (
  { sqs, url }: Awaited<ReturnType<typeof startQueue>>,
  handler: (event: SQSEvent) => unknown,
) => {
  const source = startQueueSource({
    client: sqs,
    queueUrl: url,
    queueArn: "arn:aws-cn:sqs:cn-local-1:000000000000:work",
    region: REGION,
    batchSize: 10,
    invoke: async (event) => handler(JSON.parse(JSON.stringify(event))),
    retryAfter: () => 1,
    report: () => {},
  });
  onTestFinished(() => source.stop());
  return source;
};

test("messages arrive as Lambda hands them over and are deleted when done", async () => {
  const queue = await startQueue();
  await queue.send("one");
  const events: SQSEvent[] = [];
  consume(queue, (event) => void events.push(event));
  await eventually(async () => events.length > 0 && (await queue.waiting("work")) === 0);
  expect(events[0]?.Records).toMatchObject([
    {
      body: "one",
      eventSource: "aws:sqs",
      eventSourceARN: "arn:aws-cn:sqs:cn-local-1:000000000000:work",
      attributes: { ApproximateReceiveCount: "1" },
      messageAttributes: { kind: { dataType: "String", stringValue: "test" } },
    },
  ]);
});

test("only the message that failed comes again, and after five receives it is in the dead-letter queue", async () => {
  const queue = await startQueue();
  for (const body of ["good", "bad", "fine"]) await queue.send(body);
  const received: string[] = [];
  consume(queue, (event) => {
    received.push(...event.Records.map(({ body }) => body));
    const bad = event.Records.filter(({ body }) => body === "bad");
    return { batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
  await eventually(async () => (await queue.waiting("work-dlq")) === 1);
  expect(await queue.waiting("work")).toBe(0);
  expect(received.toSorted()).toEqual([...Array<string>(5).fill("bad"), "fine", "good"]);
});

test("a batch that throws comes again whole", async () => {
  const queue = await startQueue();
  await queue.send("one");
  const counts: string[] = [];
  consume(queue, (event) => {
    counts.push(event.Records[0]?.attributes.ApproximateReceiveCount ?? "");
    if (counts.length === 1) throw new Error("not now");
  });
  await eventually(async () => counts.length >= 2 && (await queue.waiting("work")) === 0);
  expect(counts).toEqual(["1", "2"]);
});

test("an idle source stops at once although its long poll is under way", async () => {
  const queue = await startQueue();
  const source = consume(queue, () => undefined);
  const outcome = await Promise.race([
    source.stop().then(() => "stopped"),
    new Promise((resolve) => setTimeout(resolve, 15_000, "still polling").unref()),
  ]);
  expect(outcome).toBe("stopped");
});
