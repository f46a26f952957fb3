import type { Stack } from "aws-cdk-lib";
import { CfnRule } from "aws-cdk-lib/aws-events";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IQueue } from "aws-cdk-lib/aws-sqs";

/** Which arrivals are told: of a bucket, by what keys are like in the language of EventBridge's patterns. */
type Told = {
  readonly id: string;
  readonly description: string;
  readonly bucket: string;
  readonly key: Readonly<Record<string, unknown>>;
};

/**
 * Tells a queue of files that arrive in a bucket. By EventBridge, because S3 itself tells only a queue that is there
 * before the bucket's stack, and one rule can be changed without the bucket.
 */
export const arrivalsToldTo = (stack: Stack, queue: IQueue, { id, description, bucket, key }: Told): void => {
  const rule = new CfnRule(stack, id, {
    description,
    eventPattern: {
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: { bucket: { name: [bucket] }, object: { key: [key] } },
    },
    targets: [{ id: "queue", arn: queue.queueArn }],
  });
  queue.addToResourcePolicy(
    new PolicyStatement({
      sid: id,
      principals: [new ServicePrincipal("events.amazonaws.com")],
      actions: ["sqs:SendMessage"],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { "aws:SourceArn": rule.attrArn } },
    }),
  );
};
