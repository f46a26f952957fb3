import { ArnFormat, type Stack } from "aws-cdk-lib";
import type { Alarm } from "aws-cdk-lib/aws-cloudwatch";
import {
  type ILambdaApplication,
  LambdaApplication,
  LambdaDeploymentConfig,
  LambdaDeploymentGroup,
} from "aws-cdk-lib/aws-codedeploy";
import { type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  type IFunction,
  type Function as LambdaFunction,
  QualifiedFunctionBase,
} from "aws-cdk-lib/aws-lambda";
import { ALIAS_NAME } from "../../names.ts";
import type { Settings } from "../../settings.ts";
import { acknowledgeResources } from "../acknowledge.ts";

/** What moves the aliases of a stack's functions. */
export type Rollout = { readonly application: ILambdaApplication; readonly role: IRole };

const deployerRole = (stack: Stack): IRole => {
  const arn = (service: string, resource: string, resourceName: string) =>
    stack.formatArn({ service, resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  const functions = arn("lambda", "function", "tongban-*");
  const alarms = arn("cloudwatch", "alarm", "*");
  const allow = (actions: string[], resource: string) =>
    new PolicyStatement({ actions, resources: [resource] });
  const statements = [
    allow(["lambda:GetAlias", "lambda:UpdateAlias", "lambda:GetProvisionedConcurrencyConfig"], functions),
    allow(["cloudwatch:DescribeAlarms"], alarms),
  ];
  const role = new Role(stack, "RolloutRole", {
    assumedBy: new ServicePrincipal("codedeploy.amazonaws.com"),
    inlinePolicies: { rollout: new PolicyDocument({ statements }) },
  });
  acknowledgeResources(
    role,
    [functions, alarms],
    "It moves the aliases of the broker's functions, and alarms can only be read as a list",
  );
  return role.withoutPolicyUpdates();
};

/** Makes what a stack's functions are rolled out with: in both partitions CodeDeploy. */
export const rolloutIn = (stack: Stack): Rollout => ({
  application: new LambdaApplication(stack, "Rollout"),
  role: deployerRole(stack),
});

/** Aliases are functions; their declared type is not one where optional properties are exact. */
const isFunction = (made: object): made is IFunction => made instanceof QualifiedFunctionBase;

/**
 * The alias by which a function is called. A new version gets a tenth of the requests for five minutes (functions of the
 * API), or a tenth more of the work each minute (all others), and is taken back when one of the alarms sounds. With the
 * setting `rollout=at-once` it gets everything, whatever sounds: for mending what already fails.
 */
export const liveAlias = (
  stack: Stack,
  made: LambdaFunction,
  { application, role }: Rollout,
  { kind, alarms, settings }: { kind: "api" | "worker"; alarms: Alarm[]; settings: Settings },
): IFunction => {
  const alias = made.addAlias(ALIAS_NAME);
  const gradual =
    kind === "api"
      ? LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES
      : LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE;
  const atOnce = settings.rollout === "at-once";
  new LambdaDeploymentGroup(stack, `${made.node.id}-rollout`, {
    application,
    role,
    alias,
    alarms,
    deploymentConfig: atOnce ? LambdaDeploymentConfig.ALL_AT_ONCE : gradual,
    ignoreAlarmConfiguration: atOnce,
    autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: !atOnce },
  });
  if (!isFunction(alias)) throw new Error(`the alias of ${made.node.id} is not a function`);
  return alias;
};
