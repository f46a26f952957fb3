import type { Stack } from "aws-cdk-lib";
import { brokerFunction, type Workshop } from "../constructs/broker-function.ts";
import { eventStreamSource, queueSource } from "../constructs/consumed-sources.ts";
import { consumedQueues, deployed } from "../topology.ts";

/** What happens behind the API: every function that a queue or the table's stream wakes. */
export const workersStack = (stack: Stack, workshop: Workshop): void => {
  const { settings, granted } = workshop;
  const queues = consumedQueues(settings.handlingRegions);
  for (const { name, deployment } of deployed) {
    const { trigger } = deployment;
    if (trigger.kind === "api") continue;
    const worker = brokerFunction(stack, name, workshop);
    if (trigger.kind === "event-stream")
      eventStreamSource(stack, worker, name, trigger, granted.table.streamArn);
    for (const queue of queues.filter(({ consumer }) => consumer === name))
      queueSource(stack, worker, queue, settings.queueConcurrency);
  }
};
