import { deployments, queueNames } from "@tongban/functions/deployment";
import { consumedQueues, deadLetterQueues, streamConsumers, toldArrivals } from "@tongban/functions/topology";
import { type Stack, Validations } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { alarmTopic } from "../constructs/alarm/alarm-topic.ts";
import { arrivalsToldTo } from "../constructs/storage/arrivals.ts";
import { consumedQueue, holdingQueue } from "../constructs/storage/durable-queue.ts";
import type { Settings } from "../settings.ts";

/**
 * What carries work and news, but for the regions' own queues: the named queues, a dead-letter queue for each and one for
 * all regions, a failure queue per stream consumer, and the topic that alarms tell.
 */
export const messagingStack = (stack: Stack, key: IKey, settings: Settings): void => {
  alarmTopic(stack, key);
  const consumed = consumedQueues(deployments, settings.handlingRegions);
  for (const name of deadLetterQueues(consumed)) {
    const deadLetters = holdingQueue(stack, name, key);
    Validations.of(deadLetters).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "It is itself the dead-letter queue, of regions whose queues stand in other stacks",
    });
    for (const queue of consumed)
      if (queue.deadLetters === name && queue.region === undefined) {
        const made = consumedQueue(stack, queue, key, deadLetters);
        if (queue.name === queueNames[toldArrivals.queue]) arrivalsToldTo(stack, made);
      }
  }
  for (const { failures } of streamConsumers(deployments))
    Validations.of(holdingQueue(stack, failures, key)).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "It is itself where a stream consumer leaves what it could not do; nothing consumes it",
    });
};
