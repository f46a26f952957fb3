import { toldArrivals } from "@tongban/functions/topology";
import type { Stack } from "aws-cdk-lib";
import { CfnRule } from "aws-cdk-lib/aws-events";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { objectBucketName } from "../../names.ts";

/**
 * Tells a queue of files that arrive in the bucket. By EventBridge, because S3 itself tells only a queue that is there
 * before the bucket's stack, and one rule can be changed without the bucket.
 */
export const arrivalsToldTo = (stack: Stack, queue: IQueue): void => {
  const rule = new CfnRule(stack, "Arrivals", {
    description: "Files of materials that arrived, to be verified",
    eventPattern: {
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: {
        bucket: { name: [objectBucketName(stack)] },
        object: { key: [{ prefix: toldArrivals.prefix }] },
      },
    },
    targets: [{ id: "queue", arn: queue.queueArn }],
  });
  queue.addToResourcePolicy(
    new PolicyStatement({
      sid: "Arrivals",
      principals: [new ServicePrincipal("events.amazonaws.com")],
      actions: ["sqs:SendMessage"],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { "aws:SourceArn": rule.attrArn } },
    }),
  );
};
