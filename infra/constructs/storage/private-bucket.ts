import { Duration, RemovalPolicy, type Stack, Validations } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";

/** Days in which a file that was replaced or removed can be put back. */
const OLD_FILES_DAYS = 90;

/** What differs between buckets; `unlogged` says why S3's own access log is not needed. */
type PrivateBucketSetting = Pick<BucketProps, "bucketName" | "cors" | "lifecycleRules"> & {
  readonly key: IKey;
  readonly unlogged: string;
};

/** A bucket that nobody reads but by leave: encrypted with the project's key, over TLS alone, with versions. */
export const privateBucket = (
  stack: Stack,
  id: string,
  { key, unlogged, lifecycleRules = [], ...setting }: PrivateBucketSetting,
): Bucket => {
  const bucket = new Bucket(stack, id, {
    ...setting,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: true,
    lifecycleRules: [
      ...lifecycleRules,
      {
        noncurrentVersionExpiration: Duration.days(OLD_FILES_DAYS),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
    ],
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  Validations.of(bucket).acknowledge({ id: "AwsSolutions-S1", reason: unlogged });
  return bucket;
};

/** Has a bucket tell EventBridge of the files that arrive. Written out: CDK's own way makes a function that sets it. */
export const tellEventBridge = (bucket: Bucket): void => {
  const resource = bucket.node.defaultChild;
  if (resource instanceof CfnBucket)
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
};
