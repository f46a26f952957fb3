import { deployments, type FunctionName } from "@tongban/functions/deployment";
import { consumedQueues, streamConsumers } from "@tongban/functions/topology";
import type { Stack } from "aws-cdk-lib";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { brokerFunction, type FunctionSetting } from "../constructs/broker-function.ts";
import { eventStreamSource, queueSource } from "../constructs/consumed-sources.ts";
import { deployed } from "../deployed.ts";

/** What happens behind the API: every function that a queue or the table's stream wakes. */
export const workersStack = (stack: Stack, setting: FunctionSetting): void => {
  const { settings, granted } = setting;
  const workers = new Map<FunctionName, IFunction>();
  const worker = (name: FunctionName): IFunction => {
    const made = workers.get(name) ?? brokerFunction(stack, name, setting);
    workers.set(name, made);
    return made;
  };
  for (const { name, deployment } of deployed) if (deployment.trigger.kind !== "api") worker(name);
  const streamArn = granted.table.streamArnIn(stack);
  for (const consumer of streamConsumers(deployments))
    eventStreamSource(stack, worker(consumer.name), consumer, streamArn);
  for (const queue of consumedQueues(deployments, settings.handlingRegions))
    queueSource(stack, worker(queue.consumer), queue, settings.queueConcurrency);
};
