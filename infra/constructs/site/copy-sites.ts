import { join } from "node:path";
import { Annotations, type Stack, Validations } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { CfnFunction } from "aws-cdk-lib/aws-lambda";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import { Bucket, type IBucket } from "aws-cdk-lib/aws-s3";
import { Asset } from "aws-cdk-lib/aws-s3-assets";
import {
  BucketDeployment,
  type BucketDeploymentProps,
  CacheControl,
  Source,
} from "aws-cdk-lib/aws-s3-deployment";
import { STAGE_NAME } from "../../names.ts";
import type { Oidc } from "../../oidc.ts";
import type { Settings } from "../../settings.ts";
import type { SiteBuilds } from "../../site-build.ts";
import { acknowledgeResources } from "../acknowledge.ts";
import { keptLogGroup } from "../log-group.ts";
import { keyForBucket } from "../storage/key-for-bucket.ts";
import { viaServices } from "../via-services.ts";
import { type Place, placesOf } from "./places.ts";

/** Folder whose files hold their content's hash in their names; they never change, everything else is asked anew. */
const HASHED = "assets";
const FOR_EVER = CacheControl.fromString("public, max-age=31536000, immutable");

/** What the sites are copied with. */
type Copy = {
  readonly bucket: Bucket;
  readonly key: IKey;
  readonly builds: SiteBuilds;
  readonly settings: Settings;
  readonly oidc: Oidc;
};

const copierRole = (stack: Stack, { bucket, key, settings }: Copy, from: IBucket, log: ILogGroup): Role => {
  const allow = (actions: string[], resource: string) =>
    new PolicyStatement({ actions, resources: [resource] });
  const statements = [
    allow(["logs:CreateLogStream", "logs:PutLogEvents"], log.logGroupArn),
    allow(["s3:GetObject"], from.arnForObjects("*")),
    allow(["s3:ListBucket", "s3:GetBucketLocation"], bucket.bucketArn),
    allow(["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"], bucket.arnForObjects("*")),
    keyForBucket(stack, { bucketArn: bucket.bucketArn, key, settings }, [
      "kms:GenerateDataKey",
      "kms:Decrypt",
    ]),
    new PolicyStatement({
      actions: ["kms:Decrypt"],
      resources: [key.keyArn],
      conditions: { StringEquals: { "kms:ViaService": viaServices(stack, settings, ["lambda"]) } },
    }),
  ];
  const role = new Role(stack, "CopierRole", {
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    inlinePolicies: { copy: new PolicyDocument({ statements }) },
  });
  acknowledgeResources(
    role,
    [from.arnForObjects("*"), bucket.arnForObjects("*")],
    "It copies every file of the deployment's assets to the sites' bucket, whatever its name",
  );
  return role;
};

/** CDK chooses architecture and key of its copying function itself; here it is made like every other function. */
const likeOurs = (stack: Stack, { key, settings }: Copy): void => {
  for (const found of stack.node.findAll())
    if (found instanceof CfnFunction) {
      found.architectures = [settings.architecture];
      found.kmsKeyArn = key.keyArn;
      Validations.of(found).acknowledge({
        id: "AwsSolutions-L1",
        reason: "CDK pins the runtime that its own copying function was tested with",
      });
    }
};

const warnOfOtherBase = (stack: Stack, { path, build: { prefix }, builder }: Place): void => {
  if (prefix !== `/${STAGE_NAME}`)
    Annotations.of(stack).addInfo(
      `What is to be served at ${prefix}/${path}/ needs a custom domain or proxy that hides the stage; ` +
        `for the API's own address: ${builder} -- --base /${STAGE_NAME}/${path}/`,
    );
};

/** What every copy of files is made with. */
type Copier = Pick<BucketDeploymentProps, "destinationBucket" | "role" | "logGroup">;

type CopyOptions = Pick<BucketDeploymentProps, "sources" | "cacheControl" | "metadata">;

/** Copies one site: hashed files first, so that no page names a missing one. */
const copySite = (stack: Stack, copier: Copier, hashed: Asset, place: Place): void => {
  const { id, folder, build, given, policy } = place;
  const copy = (name: string, to: string, options: CopyOptions) =>
    new BucketDeployment(stack, `${id}${name}`, {
      ...copier,
      ...(to && { destinationKeyPrefix: to }),
      prune: false,
      memoryLimit: 512,
      ...options,
    });
  const files = copy("Hashed", join(folder, HASHED), {
    sources: [Source.bucket(hashed.bucket, hashed.s3ObjectKey)],
    cacheControl: [FOR_EVER],
  });
  copy("Revalidated", folder, {
    sources: [Source.asset(build.folder, { exclude: [HASHED, ".vite"] }), ...given],
    cacheControl: [CacheControl.noCache()],
    metadata: { "content-security-policy": policy },
  }).node.addDependency(files);
  warnOfOtherBase(stack, place);
};

/** Copies what has been built into its bucket on deployment. */
export const copySites = (stack: Stack, setting: Copy): void => {
  const { bucket, key, builds, oidc } = setting;
  const sites = placesOf(stack, builds, oidc).map((place) => ({
    place,
    hashed: new Asset(stack, `${place.id}HashedFiles`, { path: join(place.build.folder, HASHED) }),
  }));
  const [first] = sites;
  if (!first) return;
  const logGroup = keptLogGroup(stack, "console-copier", key);
  const copier = {
    destinationBucket: Bucket.fromBucketArn(stack, "Destination", bucket.bucketArn),
    role: copierRole(stack, setting, first.hashed.bucket, logGroup).withoutPolicyUpdates(),
    logGroup,
  };
  for (const { place, hashed } of sites) copySite(stack, copier, hashed, place);
  likeOurs(stack, setting);
};
