import type { Stack } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { acknowledgeResources } from "../constructs/acknowledge.ts";
import { copySites } from "../constructs/site/copy-sites.ts";
import { keyForBucket } from "../constructs/storage/key-for-bucket.ts";
import { privateBucket } from "../constructs/storage/private-bucket.ts";
import type { Oidc } from "../oidc.ts";
import type { Settings } from "../settings.ts";
import type { SiteBuilds } from "../site-build.ts";

/** Where the files of the console and the documentation lie, and the role by which the API reads them. */
export type Sites = {
  readonly bucket: Bucket;
  readonly reader: Role;
  readonly builds: SiteBuilds;
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
    "It reads whichever file of the sites is asked for",
  );
  return role;
};

/** The sites' private bucket, its reader, and on deployment the built files if there are any. */
export const sitesStack = (
  stack: Stack,
  { key, oidc, settings, builds }: { key: IKey; oidc: Oidc; settings: Settings; builds: SiteBuilds },
): Sites => {
  const bucket = privateBucket(stack, "Files", {
    key,
    unlogged:
      "Only the API reads it, and the API's access log has every request; S3's own log cannot use our key",
  });
  copySites(stack, { bucket, key, builds, settings, oidc });
  return { bucket, reader: readerRole(stack, bucket, key, settings), builds };
};
