import { DECLARED_DAYS, DECLARED_PREFIX } from "@tongban/store/declared";
import { Duration, RemovalPolicy, type Stack, Validations } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { objectBucketName } from "../../names.ts";

/** Days in which a file that was replaced or removed can be put back. */
const OLD_FILES_DAYS = 90;

/** Seconds that a browser may remember that it may upload. */
const CORS_SECONDS = 3_600;

/**
 * The private bucket of files: encrypted with the project's key, over TLS alone, with versions. What was uploaded and not
 * verified expires. Any page may try to upload, because nothing is taken without an address that the broker signed for
 * one file, and no cookie counts here.
 */
export const objectBucket = (stack: Stack, key: IKey): Bucket => {
  const bucket = new Bucket(stack, "Objects", {
    bucketName: objectBucketName(stack),
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: true,
    cors: [
      {
        allowedMethods: [HttpMethods.PUT],
        allowedOrigins: ["*"],
        allowedHeaders: ["content-type", "x-amz-checksum-sha256"],
        maxAge: CORS_SECONDS,
      },
    ],
    lifecycleRules: [
      {
        prefix: DECLARED_PREFIX,
        expiration: Duration.days(DECLARED_DAYS),
        noncurrentVersionExpiration: Duration.days(1),
      },
      {
        noncurrentVersionExpiration: Duration.days(OLD_FILES_DAYS),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
    ],
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  Validations.of(bucket).acknowledge({
    id: "AwsSolutions-S1",
    reason:
      "Every upload and every read needs an address that a function signed, and the API's access log has each request for one; S3's own log cannot use our key",
  });
  return bucket;
};
