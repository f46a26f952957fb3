import { deployments } from "@tongban/functions/deployment";
import type { StageFunctionName } from "@tongban/functions/stages";
import { consumedQueues, scheduledFunctions, streamConsumers } from "@tongban/functions/topology";
import type { Stack } from "aws-cdk-lib";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { brokerFunction, type FunctionSetting } from "../constructs/function/broker-function.ts";
import { eventStreamSource, queueSource, scheduleSource } from "../constructs/function/event-sources.ts";
import { deployedIn } from "../deployed.ts";
import { queueArn } from "../names.ts";

/**
 * What happens behind the API: every function that a queue, the table's stream or a schedule wakes, and what wakes it, but
 * for the regions' queues, which stand with theirs.
 */
export const workersStack = (stack: Stack, setting: FunctionSetting): void => {
  const { settings, granted } = setting;
  const workers = new Map<StageFunctionName, IFunction>();
  for (const { name, deployment } of deployedIn(settings.stage))
    if (deployment.trigger.kind !== "api") workers.set(name, brokerFunction(stack, name, setting));
  const streamArn = granted.table.streamArnIn(stack);
  for (const consumer of streamConsumers(deployments)) {
    const worker = workers.get(consumer.name);
    if (worker) eventStreamSource(stack, worker, consumer, streamArn);
  }
  for (const scheduled of scheduledFunctions(deployments)) {
    const worker = workers.get(scheduled.name);
    if (worker) scheduleSource(stack, worker, scheduled);
  }
  for (const queue of consumedQueues(deployments, [])) {
    const source = queueSource(stack, queue, queueArn(stack, queue.name), settings.queueConcurrency);
    const worker = workers.get(queue.consumer);
    if (worker) source.node.addDependency(worker);
  }
};
