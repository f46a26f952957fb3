import type { Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { Settings } from "../../settings.ts";
import { viaServices } from "../via-services.ts";

/** Which bucket's files; `fileByFile`: some have a data key of their own beside the bucket's. */
type KeyUse = {
  readonly bucketArn: string;
  readonly key: IKey;
  readonly settings: Settings;
  readonly fileByFile?: boolean;
};

const context = "kms:EncryptionContext:aws:s3:arn";

/**
 * Lets the project's key be used for one bucket's files, through S3 alone: the context of a bucket key is its bucket, that
 * of a file with a data key of its own is the file.
 */
export const keyForBucket = (
  stack: Stack,
  { bucketArn, key, settings, fileByFile = false }: KeyUse,
  actions: string[],
): PolicyStatement =>
  new PolicyStatement({
    actions,
    resources: [key.keyArn],
    conditions: {
      StringEquals: {
        "kms:ViaService": viaServices(stack, settings, ["s3"]),
        ...(fileByFile ? {} : { [context]: bucketArn }),
      },
      ...(fileByFile ? { StringLike: { [context]: [bucketArn, `${bucketArn}/*`] } } : {}),
    },
  });
