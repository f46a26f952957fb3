import type { Stack } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { ConsoleBuild } from "../console-build.ts";
import { acknowledgeResources } from "../constructs/acknowledge.ts";
import { copyConsole } from "../constructs/console/console-files.ts";
import { keyForBucket } from "../constructs/storage/key-for-bucket.ts";
import { privateBucket } from "../constructs/storage/private-bucket.ts";
import type { Oidc } from "../oidc.ts";
import type { Settings } from "../settings.ts";

/** Where the console's files lie, and the role by which the API reads them. */
export type ConsoleSite = {
  readonly bucket: Bucket;
  readonly reader: Role;
  /** Undefined until the console has been built. */
  readonly build: ConsoleBuild | undefined;
};

/**
 * Listing lets S3 answer 404 instead of 403 for a file that is not there. The key opens this bucket's files through S3
 * and nothing else.
 */
const readerRole = (stack: Stack, bucket: Bucket, key: IKey, settings: Settings): Role => {
  const allow = (actions: string[], resource: string) =>
    new PolicyStatement({ actions, resources: [resource] });
  const statements = [
    allow(["s3:GetObject"], bucket.arnForObjects("*")),
    allow(["s3:ListBucket"], bucket.bucketArn),
    keyForBucket(stack, { bucketArn: bucket.bucketArn, key, settings }, ["kms:Decrypt"]),
  ];
  const role = new Role(stack, "Reader", {
    assumedBy: new ServicePrincipal("apigateway.amazonaws.com"),
    inlinePolicies: { read: new PolicyDocument({ statements }) },
  });
  acknowledgeResources(
    role,
    [bucket.arnForObjects("*")],
    "It reads whichever file of the console is asked for",
  );
  return role;
};

/** The console's private bucket, its reader, and on deployment its built files if there are any. */
export const consoleStack = (
  stack: Stack,
  {
    key,
    oidc,
    settings,
    build,
  }: { key: IKey; oidc: Oidc; settings: Settings; build: ConsoleBuild | undefined },
): ConsoleSite => {
  const bucket = privateBucket(stack, "Files", {
    key,
    unlogged:
      "Only the API reads it, and the API's access log has every request; S3's own log cannot use our key",
  });
  if (build) copyConsole(stack, { bucket, key, build, settings, oidc });
  return { bucket, reader: readerRole(stack, bucket, key, settings), build };
};
