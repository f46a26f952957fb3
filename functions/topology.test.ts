import { describe, expect, it } from "vitest";
import { deployments, type FunctionDeployment, queueNames } from "./deployment.ts";
import { consumedQueues, deadLetterQueues, streamConsumers } from "./topology.ts";

const worker = (trigger: FunctionDeployment["trigger"]): FunctionDeployment => ({
  entry: "functions/workers/worker.ts",
  trigger,
  memory: 512,
  timeout: 30,
  grants: [],
});

describe("queues derived from the list of functions", () => {
  it("are one per handling region, with one dead-letter queue for all of them", () => {
    const route = worker({ kind: "region-queues", batchSize: 10, lateAfter: 300 });
    const queues = consumedQueues({ route }, ["610100", "320100"]);
    expect(queues.map(({ name, region }) => [name, region])).toEqual([
      ["tongban-region-610100", "610100"],
      ["tongban-region-320100", "320100"],
    ]);
    expect(deadLetterQueues(queues)).toEqual(["tongban-regions-dlq"]);
  });

  it("are what a named queue's function says, hidden for six of its timeouts, with a dead-letter queue of its own", () => {
    const slow = worker({ kind: "queue", queue: "webhook", batchSize: 1, lateAfter: 900, concurrency: 2 });
    expect(consumedQueues({ slow }, ["610100"])).toEqual([
      {
        name: "tongban-webhook",
        region: undefined,
        consumer: "slow",
        batchSize: 1,
        concurrency: 2,
        lateAfter: 900,
        visibilityTimeout: 180,
        deadLetters: "tongban-webhook-dlq",
      },
    ]);
  });

  it("are none for functions that requests or the stream wake", () => {
    const functions = {
      partner: worker({ kind: "api" }),
      relay: worker({ kind: "event-stream", batchSize: 100 }),
    };
    expect(consumedQueues(functions, ["610100"])).toEqual([]);
    expect(streamConsumers(functions).map(({ name, failures }) => [name, failures])).toEqual([
      ["relay", "tongban-relay-failures"],
    ]);
  });

  it("have one consumer each, and every named queue has one", () => {
    const names = consumedQueues(deployments, ["610100"]).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(Object.values(queueNames)));
  });
});
