import { deployments, failureQueueName } from "@tongban/functions/deployment";
import { Duration, type Stack, Validations } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { consumedQueue, holdingQueue } from "../constructs/durable-queue.ts";
import type { Settings } from "../settings.ts";
import { consumedQueues, streamConsumers } from "../topology.ts";

/**
 * What carries work: one queue per handling region (fair by message group, so a busy window does not starve the
 * others) and the webhook queue, each with its own dead-letter queue, and a failure queue per stream consumer.
 */
export const messagingStack = (stack: Stack, key: IKey, settings: Settings): void => {
  for (const { name, consumer } of consumedQueues(settings.handlingRegions))
    consumedQueue(stack, name, key, Duration.seconds(deployments[consumer].timeout));
  for (const name of streamConsumers)
    Validations.of(holdingQueue(stack, failureQueueName(name), key)).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "It is itself where a stream consumer leaves what it could not do; nothing consumes it",
    });
};
