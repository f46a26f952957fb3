import { join } from "node:path";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect, onTestFinished, test } from "vitest";
import { fixtureBundles, fixtureDefinition } from "../../test/definition.ts";
import { scratchFolder } from "../../test/scratch.ts";
import { createSteppedClock } from "../clock/stepped-clock.ts";
import { queueUrl } from "../engines/queue-definitions.ts";
import { LOCAL_CREDENTIALS, REGION } from "./aws-clients.ts";
import { type HostOptions, startHost } from "./host.ts";

const began = Date.UTC(2026, 0, 1);

const startStepped = async (options: Partial<HostOptions> = {}) => {
  const dataDir = scratchFolder();
  const clock = createSteppedClock(began);
  const broker = await startHost(fixtureDefinition, {
    port: 0,
    dataDir,
    workers: "run",
    logLevel: "INFO",
    bundleDir: fixtureBundles,
    consoleDir: join(dataDir, "console"),
    documentation: { pages: join(dataDir, "docs"), openapi: dataDir },
    clock,
    ...options,
  });
  onTestFinished(() => broker.stop());
  const step = async (to: number): Promise<void> => {
    if (!broker.step) throw new Error("a broker with a stepped clock takes steps");
    await broker.step({ to, run: [], consumers: "all" });
  };
  const seen = async (caseId: string): Promise<string | undefined> => {
    const response = await fetch(`${broker.url}/v1/cases/${caseId}`);
    const body: { seen?: string } = JSON.parse(await response.text());
    return response.status === 200 ? body.seen : undefined;
  };
  return { broker, clock, step, seen };
};

test("a step ends when what was submitted before it has gone through stream and queue", async () => {
  const { broker, clock, step, seen } = await startStepped();
  const ids = Array.from({ length: 12 }, (_, n) => `case-${n}`);
  await Promise.all(ids.map((id) => fetch(`${broker.url}/v1/cases/${id}`, { method: "POST" })));
  await step(began + 1_000);
  expect(await Promise.all(ids.map(seen))).toEqual(ids.map(() => "1"));
  expect(clock.now()).toBe(began + 1_000);
});

test("a delayed message arrives when the clock is moved to its instant, and not before", async () => {
  const { broker, step, seen } = await startStepped();
  const { sqs } = broker.endpoints;
  const client = new SQSClient({ region: REGION, credentials: LOCAL_CREDENTIALS, endpoint: sqs });
  onTestFinished(() => client.destroy());
  await client.send(
    new SendMessageCommand({
      QueueUrl: queueUrl(sqs, "tongban-region-610100"),
      MessageBody: "CASE#later",
      DelaySeconds: 60,
    }),
  );
  await step(began + 59_000);
  expect(await seen("later")).toBeUndefined();
  await step(began + 61_000);
  expect(await seen("later")).toBe("1");
});

test("answers tell the time of a stepped clock's broker, and a clock that would go back moves nothing", async () => {
  const { broker, clock, step } = await startStepped();
  await step(began + 5_000);
  await expect(step(began)).rejects.toThrow(RangeError);
  expect(clock.now()).toBe(began + 5_000);
  const { headers } = await fetch(`${broker.url}/v1/echo`);
  // The host's own Date is this test's, which follows no clock; only its header must be there once.
  expect(headers.get("date")).toMatch(/ GMT$/);
});

test("a broker that follows this machine's clock takes no steps", async () => {
  const { broker } = await startStepped({ clock: undefined });
  expect(broker.step).toBeUndefined();
});
