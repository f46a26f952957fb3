import { deployments, queueNames } from "@tongban/functions/deployment";
import {
  consumedQueues,
  deadLetterQueues,
  streamConsumers,
  toldArrivals,
  toldDrops,
} from "@tongban/functions/topology";
import { type Stack, Validations } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { alarmTopic } from "../constructs/alarm/alarm-topic.ts";
import { arrivalsToldTo } from "../constructs/storage/arrivals.ts";
import { consumedQueue, holdingQueue } from "../constructs/storage/durable-queue.ts";
import { dropBucketName, objectBucketName } from "../names.ts";
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
        tellOfArrivals(stack, queue.name, made);
      }
  }
  for (const { failures } of streamConsumers(deployments))
    Validations.of(holdingQueue(stack, failures, key)).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "It is itself where a stream consumer leaves what it could not do; nothing consumes it",
    });
};

const tellOfArrivals = (stack: Stack, name: string, queue: IQueue): void => {
  if (name === queueNames[toldArrivals.queue])
    arrivalsToldTo(stack, queue, {
      id: "Arrivals",
      description: "Files of materials that arrived, to be verified",
      bucket: objectBucketName(stack),
      key: { prefix: toldArrivals.prefix },
    });
  if (name === queueNames[toldDrops.queue])
    arrivalsToldTo(stack, queue, {
      id: "Drops",
      description: "Files that partners put into their folders",
      bucket: dropBucketName(stack),
      key: { "anything-but": { prefix: toldDrops.exceptPrefix } },
    });
};
