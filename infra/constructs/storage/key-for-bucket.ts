import type { Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { Settings } from "../../settings.ts";
import { viaServices } from "../via-services.ts";

/** Lets the project's key be used for one bucket's files, through S3 alone; a bucket key's context is its bucket. */
export const keyForBucket = (
  stack: Stack,
  { bucketArn, key, settings }: { bucketArn: string; key: IKey; settings: Settings },
  actions: string[],
): PolicyStatement =>
  new PolicyStatement({
    actions,
    resources: [key.keyArn],
    conditions: {
      StringEquals: {
        "kms:ViaService": viaServices(stack, settings, ["s3"]),
        "kms:EncryptionContext:aws:s3:arn": bucketArn,
      },
    },
  });
