import { DROP_IN, DROP_OUT } from "@tongban/store/drop-places";
import { Duration, type Stack } from "aws-cdk-lib";
import { AnyPrincipal, ArnPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { dropBucketArn, dropBucketName } from "../../names.ts";
import type { Settings } from "../../settings.ts";
import { privateBucket, tellEventBridge } from "./private-bucket.ts";

/**
 * The bucket of partners' folders (CSV 投递), apart from the files of cases, because others than the broker write here. All of
 * it expires: a sheet is personal data of many applicants, and what became of it are cases.
 */
export const dropBucket = (stack: Stack, key: IKey, settings: Settings): Bucket => {
  const bucket = privateBucket(stack, "Drops", {
    key,
    bucketName: dropBucketName(stack),
    lifecycleRules: [
      {
        expiration: Duration.days(settings.dropRetentionDays),
        noncurrentVersionExpiration: Duration.days(1),
      },
      { expiredObjectDeleteMarker: true },
    ],
    unlogged:
      "One principal writes to each folder, and each sheet has a report that names it; S3's own log cannot use our key",
  });
  tellEventBridge(bucket);
  const statements = [
    ...encryptedAsOurs(stack, key),
    ...Object.entries(settings.dropPrincipals).flatMap(([partner, principal]) =>
      ownFolder(stack, partner, principal),
    ),
  ];
  for (const statement of statements) bucket.addToResourcePolicy(statement);
  return bucket;
};

/** Puts into `in`, reads `out`, and sees what lies in both: nothing else, and nothing of anybody else. */
const ownFolder = (stack: Stack, partner: string, principal: string): PolicyStatement[] => {
  const arn = dropBucketArn(stack);
  const allow = (action: string, resource: string, conditions = {}): PolicyStatement =>
    new PolicyStatement({
      principals: [new ArnPrincipal(principal)],
      actions: [action],
      resources: [resource],
      conditions,
    });
  return [
    allow("s3:PutObject", `${arn}/${partner}/${DROP_IN}/*`),
    allow("s3:GetObject", `${arn}/${partner}/${DROP_OUT}/*`),
    allow("s3:ListBucket", arn, { StringLike: { "s3:prefix": `${partner}/*` } }),
  ];
};

/** Nobody puts a file here under a key of their own, which the broker could not open. */
const encryptedAsOurs = (stack: Stack, key: IKey): PolicyStatement[] => {
  const deny = (sid: string, conditions: Record<string, Record<string, string>>): PolicyStatement =>
    new PolicyStatement({
      sid,
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ["s3:PutObject"],
      resources: [`${dropBucketArn(stack)}/*`],
      conditions,
    });
  const keyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";
  return [
    deny("NoOtherKey", { Null: { [keyId]: "false" }, StringNotEquals: { [keyId]: key.keyArn } }),
    deny("NoOwnKey", { Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" } }),
  ];
};
