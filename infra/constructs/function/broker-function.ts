import { BUNDLE_FILE } from "@tongban/functions/bundling";
import type { environmentNames, FunctionDeployment } from "@tongban/functions/deployment";
import type { StageFunctionName } from "@tongban/functions/stages";
import { Duration, type Stack, Validations } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import type { Bundler } from "../../bundle.ts";
import { deploymentIn } from "../../deployed.ts";
import {
  anyHandlingQueueArn,
  anyRegionQueueArn,
  dropBucketName,
  functionName,
  objectBucketArn,
  objectBucketName,
  queueUrl,
  TABLE_NAME,
} from "../../names.ts";
import type { Oidc } from "../../oidc.ts";
import type { Settings } from "../../settings.ts";
import { acknowledgeResources } from "../acknowledge.ts";
import { addAlarm } from "../alarm/alarm.ts";
import { countLoggedFaults } from "../alarm/log-metrics.ts";
import { functionWatches } from "../alarm/watches.ts";
import { keptLogGroup } from "../log-group.ts";
import {
  dropObjects,
  erasableObjects,
  type Granted,
  isSendGrant,
  roleStatements,
} from "./role-statements.ts";
import { liveAlias, type Rollout } from "./rollout.ts";

/** What every function is made with. */
export type FunctionSetting = {
  readonly settings: Settings;
  readonly granted: Granted;
  readonly bundle: Bundler;
  readonly oidc: Oidc;
  /** Moves the aliases of the stack's functions. */
  readonly rollout: Rollout;
};

const environment = (
  stack: Stack,
  { settings, granted, oidc }: FunctionSetting,
): Record<(typeof environmentNames)[number], string> => ({
  TABLE_NAME,
  KEY_ID: granted.key.keyArn,
  HOME_REGION: settings.region,
  QUEUE_URL_PREFIX: queueUrl(stack, ""),
  OIDC_ISSUER: oidc.issuer,
  OIDC_AUDIENCE: oidc.audience,
  OIDC_JWKS_URL: oidc.jwksUrl,
  WEBHOOK_NETWORKS: webhookNetworks(settings),
  OBJECT_BUCKET: objectBucketName(stack),
  DROP_BUCKET: dropBucketName(stack),
  VERIFICATION_URL: settings.verificationUrl,
  SMS_GATEWAY: settings.smsGateway,
  CERTIFICATE_SOURCES: settings.certificateSources,
  PAYMENT_PLATFORMS: settings.paymentPlatforms,
  PARTNER_RATES: settings.partnerRates,
  HANDLING_QUEUES: Object.keys(settings.handlingAccounts).join(","),
  LOG_LEVEL: settings.logLevel,
});

/** A private installation delivers to the networks it lists, or to none; another one to public addresses. */
const webhookNetworks = ({ endpoint, webhookNetworks: listed }: Settings): string =>
  endpoint.type === "REGIONAL" ? "" : listed.join(",") || "none";

const write = (log: ILogGroup): PolicyStatement =>
  new PolicyStatement({
    sid: "WriteLog",
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [log.logGroupArn],
  });

const onAnything = (sid: string, actions: string[]): PolicyStatement =>
  new PolicyStatement({ sid, actions, resources: ["*"] });

const trace = onAnything("Trace", ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]);

const joinNetwork = onAnything("JoinNetwork", [
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:UnassignPrivateIpAddresses",
]);

const roleOf = (stack: Stack, name: StageFunctionName, setting: FunctionSetting, log: ILogGroup): Role => {
  const { settings, granted } = setting;
  const unbound = [
    ...(settings.partition === "aws" ? [trace] : []),
    ...(settings.network ? [joinNetwork] : []),
  ];
  const deployment = deploymentIn(settings.stage, name);
  const own = roleStatements(stack, granted, settings, name, deployment);
  const role = new Role(stack, `${name}-role`, {
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    inlinePolicies: { grants: new PolicyDocument({ statements: [write(log), ...own, ...unbound] }) },
  });
  acknowledgeResources(
    role,
    [anyRegionQueueArn(stack), anyHandlingQueueArn(stack)],
    "Handling regions come and go; a role that names their queues by prefix neither grows nor changes with them",
  );
  if (deployment.grants.some((grant) => grant === "objects"))
    acknowledgeResources(
      role,
      [`${objectBucketArn(stack)}/*`],
      "It reads and keeps files by keys that are known once they are declared",
    );
  if (deployment.grants.some((grant) => grant === "drops"))
    acknowledgeResources(
      role,
      dropObjects(stack),
      "It reads files of all partners' folders, by names that partners give them, and writes reports beside them",
    );
  if (deployment.grants.some((grant) => grant === "erase-objects"))
    acknowledgeResources(
      role,
      erasableObjects(stack),
      "It erases files of materials, whose keys are digests, once their retention is over",
    );
  if (unbound.length > 0)
    Validations.of(role).acknowledge({
      id: "AwsSolutions-IAM5[Resource::*]",
      reason:
        "X-Ray segments and network interfaces of Lambda have no ARN that a policy could name beforehand",
    });
  return role;
};

/** Consumers of named queues that send to named queues come round more often than Lambda's recursion guard bears. */
const feedsQueues = ({ trigger, grants }: FunctionDeployment): boolean =>
  trigger.kind === "queue" && grants.some((grant) => isSendGrant(grant));

const joinSubnets = (made: lambda.Function, network: Settings["network"]): void => {
  const resource = made.node.defaultChild;
  if (network && resource instanceof lambda.CfnFunction) resource.vpcConfig = network;
};

/** What exists only outside China: X-Ray on Lambda, and the recursion guard that such consumers turn off. */
const outsideChina = (settings: Settings, deployment: FunctionDeployment) => {
  if (settings.partition === "aws-cn") return {};
  const guard = feedsQueues(deployment) ? { recursiveLoop: lambda.RecursiveLoop.ALLOW } : {};
  return { tracing: lambda.Tracing.ACTIVE, ...guard };
};

const functionOf = (stack: Stack, name: StageFunctionName, setting: FunctionSetting, log: ILogGroup) => {
  const { settings, granted, bundle } = setting;
  const deployment = deploymentIn(settings.stage, name);
  const reserved = settings.reservedConcurrency[name];
  const made = new lambda.Function(stack, name, {
    functionName: functionName(name),
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: settings.architecture === "arm64" ? lambda.Architecture.ARM_64 : lambda.Architecture.X86_64,
    code: lambda.Code.fromAsset(bundle(name)),
    handler: BUNDLE_FILE.replace(/\.mjs$/, ".handler"),
    memorySize: deployment.memory,
    timeout: Duration.seconds(deployment.timeout),
    role: roleOf(stack, name, setting, log).withoutPolicyUpdates(),
    logGroup: log,
    environment: environment(stack, setting),
    environmentEncryption: granted.key,
    ...(reserved === undefined ? {} : { reservedConcurrentExecutions: reserved }),
    ...outsideChina(settings, deployment),
  });
  joinSubnets(made, settings.network);
  return made;
};

/**
 * A function of the list with its role, log group, environment, alarms and the alias by which it is called; its role is
 * complete and takes nothing more.
 */
export const brokerFunction = (
  stack: Stack,
  name: StageFunctionName,
  setting: FunctionSetting,
): lambda.IFunction => {
  const deployment = deploymentIn(setting.settings.stage, name);
  const log = keptLogGroup(stack, name, setting.granted.key);
  const made = functionOf(stack, name, setting, log);
  countLoggedFaults(stack, name, log);
  const { ofVersions, others } = functionWatches(name, deployment);
  const alarms = ofVersions.map((watch) => addAlarm(stack, watch));
  for (const watch of others) addAlarm(stack, watch);
  const kind = deployment.trigger.kind === "api" ? "api" : "worker";
  return liveAlias(stack, made, setting.rollout, { kind, alarms, settings: setting.settings });
};
