import { handlingQueueName } from "@tongban/functions/deployment";
import { type Stack, Validations } from "aws-cdk-lib";
import { AccountPrincipal, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { holdingQueue } from "./durable-queue.ts";

/** What a consumer of a queue does with it, and no more: nobody elsewhere sends to it, empties it or changes it. */
const consuming = [
  "sqs:ReceiveMessage",
  "sqs:DeleteMessage",
  "sqs:ChangeMessageVisibility",
  "sqs:GetQueueAttributes",
  "sqs:GetQueueUrl",
];

/**
 * The queue in which a region's own account reads what changed at the region's windows: references, no personal data. It
 * stands in the broker's account, so that no event waits for somebody else's queue.
 */
export const handlingQueue = (stack: Stack, region: string, account: string, key: IKey): void => {
  const queue = holdingQueue(stack, handlingQueueName(region), key);
  queue.addToResourcePolicy(
    new PolicyStatement({
      sid: "RegionMayConsume",
      principals: [new AccountPrincipal(account)],
      actions: consuming,
      resources: [queue.queueArn],
    }),
  );
  Validations.of(queue).acknowledge({
    id: "AwsSolutions-SQS3",
    reason:
      "Another account consumes it; what that leaves expires after 14 days and stays in the system's feed",
  });
};
