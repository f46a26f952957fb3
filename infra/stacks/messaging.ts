import { deployments } from "@tongban/functions/deployment";
import { consumedQueues, deadLetterQueues, streamConsumers } from "@tongban/functions/topology";
import { type Stack, Validations } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { consumedQueue, holdingQueue } from "../constructs/durable-queue.ts";
import type { Settings } from "../settings.ts";

/**
 * What carries work: one queue per handling region (fair by message group, so a busy window does not starve the
 * others) and the named queues, the dead-letter queues of both, and a failure queue per stream consumer.
 */
export const messagingStack = (stack: Stack, key: IKey, settings: Settings): void => {
  const consumed = consumedQueues(deployments, settings.handlingRegions);
  for (const name of deadLetterQueues(consumed)) {
    const deadLetters = holdingQueue(stack, name, key);
    for (const queue of consumed)
      if (queue.deadLetters === name) consumedQueue(stack, queue, key, deadLetters);
  }
  for (const { failures } of streamConsumers(deployments))
    Validations.of(holdingQueue(stack, failures, key)).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "It is itself where a stream consumer leaves what it could not do; nothing consumes it",
    });
};
