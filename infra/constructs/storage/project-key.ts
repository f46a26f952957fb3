import { handlingQueueName } from "@tongban/functions/deployment";
import { ArnFormat, Duration, RemovalPolicy, type Stack } from "aws-cdk-lib";
import {
  AccountPrincipal,
  AccountRootPrincipal,
  ArnPrincipal,
  PolicyDocument,
  PolicyStatement,
  type PrincipalBase,
  ServicePrincipal,
} from "aws-cdk-lib/aws-iam";
import { CfnAlias, CfnReplicaKey, type IKey, Key } from "aws-cdk-lib/aws-kms";
import { dropBucketArn, FIREWALL_LOG, logGroupName, queueArn } from "../../names.ts";
import type { Settings } from "../../settings.ts";
import { viaServices } from "../via-services.ts";

/** Named one by one, so that no policy of the project holds a wildcard action. */
const administration = [
  "CancelKeyDeletion",
  "CreateAlias",
  "CreateGrant",
  "DeleteAlias",
  "DescribeKey",
  "DisableKey",
  "DisableKeyRotation",
  "EnableKey",
  "EnableKeyRotation",
  "GetKeyPolicy",
  "GetKeyRotationStatus",
  "ListAliases",
  "ListGrants",
  "ListKeyPolicies",
  "ListKeyRotations",
  "ListResourceTags",
  "PutKeyPolicy",
  "RetireGrant",
  "RevokeGrant",
  "RotateKeyOnDemand",
  "ScheduleKeyDeletion",
  "TagResource",
  "UntagResource",
  "UpdateAlias",
  "UpdateKeyDescription",
];

const use = [
  "Decrypt",
  "Encrypt",
  "GenerateDataKey",
  "GenerateDataKeyWithoutPlaintext",
  "ReEncryptFrom",
  "ReEncryptTo",
];

type Conditions = Record<string, Record<string, string | string[]>>;

const allow = (sid: string, principal: PrincipalBase, actions: string[], conditions: Conditions = {}) =>
  new PolicyStatement({
    sid,
    principals: [principal],
    actions: actions.map((action) => `kms:${action}`),
    resources: ["*"],
    conditions,
  });

const logsMayEncrypt = (stack: Stack): PolicyStatement => {
  const logs = new ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`);
  const groups = [`${logGroupName("")}*`, FIREWALL_LOG].map((resourceName) =>
    stack.formatArn({
      service: "logs",
      resource: "log-group",
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      resourceName,
    }),
  );
  return allow("LogGroups", logs, [...use, "DescribeKey"], {
    ArnLike: { "kms:EncryptionContext:aws:logs:arn": groups },
  });
};

const alarmsMayPublish = (stack: Stack): PolicyStatement =>
  allow("Alarms", new ServicePrincipal("cloudwatch.amazonaws.com"), ["Decrypt", "GenerateDataKey"], {
    StringEquals: { "aws:SourceAccount": stack.account },
  });

/** EventBridge tells an encrypted queue of files that arrived. */
const arrivalsMayBeTold = (stack: Stack): PolicyStatement =>
  allow("Arrivals", new ServicePrincipal("events.amazonaws.com"), ["Decrypt", "GenerateDataKey"], {
    StringEquals: { "aws:SourceAccount": stack.account },
  });

/** Accounts of handling regions open what SQS gives them out of their own queue, and nothing else. */
const regionsMayReceive = (stack: Stack, settings: Settings): PolicyStatement[] =>
  Object.entries(settings.handlingAccounts).map(([region, account]) =>
    allow(`Region${region.replace(/\W/g, "")}`, new AccountPrincipal(account), ["Decrypt"], {
      StringEquals: {
        "kms:ViaService": viaServices(stack, settings, ["sqs"]),
        "kms:EncryptionContext:aws:sqs:arn": queueArn(stack, handlingQueueName(region)),
      },
    }),
  );

/** Partners that drop sheets seal what they put into the bucket of their folders, and open what they read there, through S3 alone. */
const droppersMaySeal = (stack: Stack, settings: Settings): PolicyStatement[] =>
  [...new Set(Object.values(settings.dropPrincipals))].map((principal, at) =>
    allow(`Drop${at + 1}`, new ArnPrincipal(principal), ["Decrypt", "GenerateDataKey"], {
      StringEquals: {
        "kms:ViaService": viaServices(stack, settings, ["s3"]),
        "kms:EncryptionContext:aws:s3:arn": dropBucketArn(stack),
      },
    }),
  );

/**
 * Functions, operators and DynamoDB reach the key through IAM in this account; CloudWatch Logs and alarms through its
 * policy, bound to our log groups and account.
 */
const keyPolicy = (stack: Stack, settings: Settings): PolicyDocument =>
  new PolicyDocument({
    statements: [
      allow("Account", new AccountRootPrincipal(), [...administration, ...use]),
      logsMayEncrypt(stack),
      alarmsMayPublish(stack),
      arrivalsMayBeTold(stack),
      ...regionsMayReceive(stack, settings),
      ...droppersMaySeal(stack, settings),
    ],
  });

const ALIAS = "alias/tongban";
const DESCRIPTION = "Encrypts all that the broker keeps";

/** Days in which a deletion of the key can be taken back. */
const PENDING_DAYS = 30;

/**
 * The project's one KMS key: rotated each year, kept when its stack goes, and multi-Region, because a key that is not
 * cannot become so and what it sealed could be opened in no other AWS region.
 */
export const projectKey = (stack: Stack, settings: Settings): IKey =>
  new Key(stack, "Key", {
    alias: ALIAS,
    description: DESCRIPTION,
    multiRegion: true,
    enableKeyRotation: true,
    pendingWindow: Duration.days(PENDING_DAYS),
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    policy: keyPolicy(stack, settings),
  });

/** The key of another AWS region, made usable in this one under the same alias; it rotates with the first. */
export const replicaKey = (stack: Stack, settings: Settings, primaryKeyArn: string): IKey => {
  const key = new CfnReplicaKey(stack, "Key", {
    primaryKeyArn,
    description: DESCRIPTION,
    pendingWindowInDays: PENDING_DAYS,
    keyPolicy: keyPolicy(stack, settings),
  });
  key.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  new CfnAlias(stack, "KeyAlias", { aliasName: ALIAS, targetKeyId: key.attrKeyId });
  return Key.fromKeyArn(stack, "ReplicaKey", key.attrArn);
};
