import { ArnFormat, Duration, RemovalPolicy, type Stack } from "aws-cdk-lib";
import {
  AccountRootPrincipal,
  PolicyDocument,
  PolicyStatement,
  type PrincipalBase,
  ServicePrincipal,
} from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { logGroupName } from "../names.ts";

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

type Conditions = Record<string, Record<string, string>>;

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
  const groups = stack.formatArn({
    service: "logs",
    resource: "log-group",
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    resourceName: `${logGroupName("")}*`,
  });
  return allow("LogGroups", logs, [...use, "DescribeKey"], {
    ArnLike: { "kms:EncryptionContext:aws:logs:arn": groups },
  });
};

const alarmsMayPublish = (stack: Stack): PolicyStatement =>
  allow("Alarms", new ServicePrincipal("cloudwatch.amazonaws.com"), ["Decrypt", "GenerateDataKey"], {
    StringEquals: { "aws:SourceAccount": stack.account },
  });

/**
 * The project's one KMS key: rotated each year, kept when its stack goes. Functions, operators and DynamoDB reach it
 * through IAM in this account; CloudWatch Logs and alarms through its policy, bound to our log groups and account.
 */
export const projectKey = (stack: Stack): Key =>
  new Key(stack, "Key", {
    alias: "alias/tongban",
    description: "Encrypts all that the broker keeps",
    enableKeyRotation: true,
    pendingWindow: Duration.days(30),
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    policy: new PolicyDocument({
      statements: [
        allow("Account", new AccountRootPrincipal(), [...administration, ...use]),
        logsMayEncrypt(stack),
        alarmsMayPublish(stack),
      ],
    }),
  });
