import { ArnFormat, type Stack } from "aws-cdk-lib";
import type { Stage } from "aws-cdk-lib/aws-apigateway";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from "aws-cdk-lib/aws-wafv2";
import { FIREWALL_LOG, FIREWALL_NAME } from "../../names.ts";
import type { Settings } from "../../settings.ts";
import { keptLogGroup } from "../log-group.ts";
import { rateRules } from "./rate-rules.ts";
import { visibility } from "./visibility.ts";

/** Groups of rules that AWS keeps; what is only counted would refuse honest requests. */
const managedGroups = [
  // An application with its form is longer than the 8 KB that this rule allows; the functions limit the body.
  { name: "AWSManagedRulesCommonRuleSet", counted: ["SizeRestrictions_BODY"] },
  { name: "AWSManagedRulesKnownBadInputsRuleSet", counted: [] },
] as const;

const managedRules = (first: number): CfnWebACL.RuleProperty[] =>
  managedGroups.map(({ name, counted }, at) => ({
    name,
    priority: first + at,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: visibility(name),
  }));

/** Writes down what was blocked and nothing else, without tokens, cookies and queries. */
const logBlocked = (stack: Stack, acl: CfnWebACL, key: IKey): void => {
  const log = keptLogGroup(stack, "firewall", key, FIREWALL_LOG);
  const arn = stack.formatArn({
    service: "logs",
    resource: "log-group",
    resourceName: FIREWALL_LOG,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const written = log.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("delivery.logs.amazonaws.com")],
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [`${arn}:*`],
      conditions: { StringEquals: { "aws:SourceAccount": stack.account } },
    }),
  );
  const logging = new CfnLoggingConfiguration(stack, "FirewallLogging", {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [arn],
    redactedFields: [
      ...["authorization", "cookie"].map((header) => ({ singleHeader: { Name: header } })),
      { queryString: {} },
    ],
    loggingFilter: {
      DefaultBehavior: "DROP",
      Filters: [
        {
          Behavior: "KEEP",
          Requirement: "MEETS_ANY",
          Conditions: [{ ActionCondition: { Action: "BLOCK" } }],
        },
      ],
    },
  });
  logging.node.addDependency(log);
  if (written.policyDependable) logging.node.addDependency(written.policyDependable);
};

/** Puts a web application firewall before a stage that the public internet can reach. */
export const addFirewall = (stack: Stack, stage: Stage, key: IKey, { rates }: Settings): void => {
  const limits = rateRules(rates);
  const acl = new CfnWebACL(stack, "Firewall", {
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    rules: [...limits, ...managedRules(limits.length)],
    visibilityConfig: visibility(FIREWALL_NAME),
  });
  logBlocked(stack, acl, key);
  new CfnWebACLAssociation(stack, "FirewallAssociation", {
    resourceArn: stage.stageArn,
    webAclArn: acl.attrArn,
  });
};
