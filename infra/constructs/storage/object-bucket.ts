import { DECLARED_DAYS, DECLARED_PREFIX } from "@tongban/store/declared";
import { Duration, type Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { type Bucket, HttpMethods } from "aws-cdk-lib/aws-s3";
import { objectBucketName } from "../../names.ts";
import { privateBucket, tellEventBridge } from "./private-bucket.ts";

/** Seconds that a browser may remember that it may upload. */
const CORS_SECONDS = 3_600;

/**
 * The private bucket of files, which tells EventBridge of those that arrive. What was uploaded and not verified expires. Any page may try to upload or to read, because nothing is
 * taken or given without an address that the broker signed for one file, and no cookie counts here.
 */
export const objectBucket = (stack: Stack, key: IKey): Bucket => {
  const bucket = privateBucket(stack, "Objects", {
    key,
    bucketName: objectBucketName(stack),
    cors: [
      {
        allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
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
    ],
    unlogged:
      "Every upload and every read needs an address that a function signed, and the API's access log has each request for one; S3's own log cannot use our key",
  });
  tellEventBridge(bucket);
  return bucket;
};
