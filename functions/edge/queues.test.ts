import {
  QueueDoesNotExist,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { aCaseId, aPartnerId, aRegion, aWindowId } from "../../test/builders/ids.ts";
import { environmentNames, REGION_QUEUES_FOLLOW } from "../deployment.ts";
import { readEnvironment } from "./environment.ts";
import { openQueues, regionMessage, timerMessage, webhookMessage } from "./queues.ts";

const client = new SQSClient({ region: "cn-local-1" });
const sqs = mockClient(client);
const environment = readEnvironment({
  ...Object.fromEntries(environmentNames.map((name) => [name, "x"])),
  QUEUE_URL_PREFIX: "http://127.0.0.1/",
});
const queues = openQueues(environment, client);

beforeEach(() => void sqs.reset());

const caseId = aCaseId("0123456789abcdefghjkmnpqrs");
const window = aWindowId("xian-610100-1");
const batches = () => sqs.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input);

describe("the queue of a region", () => {
  it("gets case ids and nothing else, in the group of the window, ten at a time", async () => {
    sqs.on(SendMessageBatchCommand).resolves({});
    await queues.routeCases(aRegion("610100"), Array(12).fill({ caseId, window, applicant: "张三" }));
    expect(batches().map(({ Entries }) => Entries?.length)).toEqual([10, 2]);
    expect(batches()[0]?.QueueUrl).toBe("http://127.0.0.1/tongban-region-610100");
    const [first] = batches()[0]?.Entries ?? [];
    expect(first).toEqual({ Id: "0", MessageBody: JSON.stringify({ caseId }), MessageGroupId: window });
    expect(regionMessage.parse(JSON.parse(first?.MessageBody ?? ""))).toEqual({ caseId });
  });

  it("is not there: its cases wait among the dead letters with its name, and no other region's are held up", async () => {
    const missing = new QueueDoesNotExist({ $metadata: {}, message: "no such queue" });
    sqs.on(SendMessageBatchCommand, { QueueUrl: "http://127.0.0.1/tongban-region-659000" }).rejects(missing);
    sqs.on(SendMessageBatchCommand, { QueueUrl: "http://127.0.0.1/tongban-regions-dlq" }).resolves({});
    await queues.routeCases(aRegion("659000"), [{ caseId, window }]);
    expect(batches()[1]?.Entries).toEqual([
      {
        Id: "0",
        MessageBody: JSON.stringify({ caseId }),
        MessageGroupId: window,
        MessageAttributes: { queue: { DataType: "String", StringValue: "tongban-region-659000" } },
      },
    ]);
  });

  it("is waited for where the host makes it once the region is registered", async () => {
    const missing = new QueueDoesNotExist({ $metadata: {}, message: "no such queue" });
    sqs.on(SendMessageBatchCommand).rejectsOnce(missing).rejectsOnce(missing).resolves({});
    const followed = openQueues({ ...environment, REGION_QUEUES: REGION_QUEUES_FOLLOW }, client);
    await followed.routeCases(aRegion("340100"), [{ caseId, window }]);
    expect(batches().map(({ QueueUrl }) => QueueUrl)).toEqual(
      Array(3).fill("http://127.0.0.1/tongban-region-340100"),
    );
  });

  it("that cannot be reached is a fault like any other", async () => {
    sqs.on(SendMessageBatchCommand).rejects(new Error("connect ECONNREFUSED"));
    await expect(queues.routeCases(aRegion("610100"), [{ caseId, window }])).rejects.toThrow("ECONNREFUSED");
    expect(batches()).toHaveLength(1);
  });

  it("is a fault where SQS takes only some of a batch: all is sent again, which does no harm", async () => {
    const failed = { Id: "1", Code: "InternalError", SenderFault: false };
    sqs.on(SendMessageBatchCommand).resolves({ Failed: [failed] });
    const sent = queues.routeCases(aRegion("610100"), [{ caseId, window }]);
    await expect(sent).rejects.toThrow("SQS refused a message: InternalError");
  });

  it("is not called where there is nothing to send", async () => {
    await queues.routeCases(aRegion("610100"), []);
    expect(sqs.calls()).toHaveLength(0);
  });
});

describe("the webhook queues", () => {
  const message = { partner: aPartnerId("nanjing-gov"), caseId, n: 2, generation: 1 };

  it.each([
    ["prompt", "http://127.0.0.1/tongban-webhook"],
    ["patient", "http://127.0.0.1/tongban-webhook-patient"],
  ] as const)(
    "get one message for each delivery of their lane (%s), in the group of its partner",
    async (lane, url) => {
      sqs.on(SendMessageBatchCommand).resolves({});
      await queues.deliver(lane, [message]);
      expect(batches()[0]?.QueueUrl).toBe(url);
      const [entry] = batches()[0]?.Entries ?? [];
      expect(entry?.MessageGroupId).toBe("nanjing-gov");
      expect(webhookMessage.parse(JSON.parse(entry?.MessageBody ?? ""))).toEqual({ ...message, attempt: 0 });
    },
  );

  it.each([
    [0.2, 1],
    [-5, 0],
    [21_600, 900],
  ])("take a delivery again after %d s as SQS can, in the patient lane: %d s", async (asked, given) => {
    sqs.on(SendMessageCommand).resolves({});
    await queues.deliverLater({ ...message, attempt: 3 }, asked);
    expect(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input).toMatchObject({
      QueueUrl: "http://127.0.0.1/tongban-webhook-patient",
      DelaySeconds: given,
    });
  });

  it("take no message of another form", () => {
    for (const wrong of [
      {},
      { ...message, n: 0 },
      { ...message, applicant: "张三" },
      { ...message, partner: "A B" },
    ])
      expect(webhookMessage.safeParse(wrong).success).toBe(false);
  });
});

describe("the queue of timers", () => {
  it("gets case ids and nothing else, each after whole seconds, up to what SQS knows", async () => {
    sqs.on(SendMessageBatchCommand).resolves({});
    await queues.fireTimers([0, 0.101, 180.099, 5_000].map((delay) => ({ caseId, delay, at: "2026" })));
    const [batch] = batches();
    expect(batch?.QueueUrl).toBe("http://127.0.0.1/tongban-timer");
    expect(batch?.Entries?.map(({ DelaySeconds }) => DelaySeconds)).toEqual([0, 1, 181, 900]);
    for (const { MessageBody } of batch?.Entries ?? [])
      expect(timerMessage.parse(JSON.parse(MessageBody ?? ""))).toEqual({ caseId });
    await queues.fireTimers([{ rosterOf: window, delay: 0 }]);
    const [entry] = batches()[1]?.Entries ?? [];
    expect(timerMessage.parse(JSON.parse(entry?.MessageBody ?? ""))).toEqual({ rosterOf: window });
  });
});
