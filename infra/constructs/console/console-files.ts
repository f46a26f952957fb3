import { Annotations, type Stack, Validations } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { CfnFunction } from "aws-cdk-lib/aws-lambda";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import { Bucket, type IBucket } from "aws-cdk-lib/aws-s3";
import { Asset } from "aws-cdk-lib/aws-s3-assets";
import { BucketDeployment, CacheControl, type ISource, Source } from "aws-cdk-lib/aws-s3-deployment";
import type { ConsoleBuild } from "../../console-build.ts";
import { objectOrigin, STAGE_NAME } from "../../names.ts";
import type { Oidc } from "../../oidc.ts";
import type { Settings } from "../../settings.ts";
import { acknowledgeResources } from "../acknowledge.ts";
import { keptLogGroup } from "../log-group.ts";
import { keyForBucket } from "../storage/key-for-bucket.ts";
import { viaServices } from "../via-services.ts";
import { consolePolicy } from "./console-policy.ts";

/** Folder whose files hold their content's hash in their names; they never change, everything else is asked anew. */
const HASHED = "assets";
const FOR_EVER = CacheControl.fromString("public, max-age=31536000, immutable");

/** What the console is copied with. */
type Copy = {
  readonly bucket: Bucket;
  readonly key: IKey;
  readonly build: ConsoleBuild;
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
    "It copies every file of the deployment's assets to the console's bucket, whatever its name",
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

const warnOfOtherBase = (stack: Stack, { prefix }: ConsoleBuild): void => {
  if (prefix !== `/${STAGE_NAME}`)
    Annotations.of(stack).addInfo(
      `The console was built to be served at ${prefix}/console/, so a custom domain or proxy must hide the stage; ` +
        `for the API's own address build it with --base /${STAGE_NAME}/console/`,
    );
};

/** Copies a built console into its bucket on deployment: hashed files first, so that no page names a missing one. */
export const copyConsole = (stack: Stack, copy: Copy): void => {
  const { bucket, build, oidc } = copy;
  const log = keptLogGroup(stack, "console-copier", copy.key);
  const hashed = new Asset(stack, "HashedFiles", { path: `${build.folder}/${HASHED}` });
  const role = copierRole(stack, copy, hashed.bucket, log).withoutPolicyUpdates();
  const destinationBucket = Bucket.fromBucketArn(stack, "Destination", bucket.bucketArn);
  const place = (id: string, sources: ISource[], options: object) =>
    new BucketDeployment(stack, id, {
      sources,
      destinationBucket,
      prune: false,
      role,
      logGroup: log,
      memoryLimit: 512,
      ...options,
    });
  const files = place("Hashed", [Source.bucket(hashed.bucket, hashed.s3ObjectKey)], {
    destinationKeyPrefix: HASHED,
    cacheControl: [FOR_EVER],
  });
  const configuration = {
    authority: oidc.issuer,
    clientId: oidc.clientId,
    apiBase: `${build.prefix}/`,
  };
  place(
    "Revalidated",
    [
      Source.asset(build.folder, { exclude: [HASHED, ".vite"] }),
      Source.jsonData("config.json", configuration),
    ],
    {
      cacheControl: [CacheControl.noCache()],
      metadata: { "content-security-policy": consolePolicy(oidc.issuer, objectOrigin(stack)) },
    },
  ).node.addDependency(files);
  likeOurs(stack, copy);
  warnOfOtherBase(stack, build);
};
