import { REGION_DEAD_LETTER_QUEUE } from "@tongban/functions/deployment";
import type { Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { addAlarm } from "../constructs/alarm/alarm.ts";
import { provinceWatches } from "../constructs/alarm/watches.ts";
import { queueSource } from "../constructs/function/event-sources.ts";
import { consumedQueue } from "../constructs/storage/durable-queue.ts";
import { handlingQueue } from "../constructs/storage/handling-queue.ts";
import { queueArn } from "../names.ts";
import type { Province } from "../provinces.ts";
import type { Settings } from "../settings.ts";

/**
 * The queues of a province's handling regions (fair by message group, so a busy window does not starve the others), each
 * with what wakes the function that consumes it. It refers to functions and to the dead-letter queue by their names
 * alone.
 */
export const provinceStack = (
  stack: Stack,
  key: IKey,
  settings: Settings,
  { code, queues }: Province,
): void => {
  const arn = queueArn(stack, REGION_DEAD_LETTER_QUEUE);
  const deadLetters = Queue.fromQueueArn(stack, "DeadLetters", arn);
  for (const queue of queues) {
    const made = consumedQueue(stack, queue, key, deadLetters);
    queueSource(stack, queue, made.queueArn, settings.queueConcurrency);
    const account = queue.region === undefined ? undefined : settings.handlingAccounts[queue.region];
    if (queue.region !== undefined && account !== undefined) handlingQueue(stack, queue.region, account, key);
  }
  for (const watch of provinceWatches(settings, code, queues)) addAlarm(stack, watch);
};
