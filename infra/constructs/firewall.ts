import type { Stack } from "aws-cdk-lib";
import type { Stage } from "aws-cdk-lib/aws-apigateway";
import { CfnWebACL, CfnWebACLAssociation } from "aws-cdk-lib/aws-wafv2";

const visibility = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  // Samples would keep headers, and with them bearer tokens.
  sampledRequestsEnabled: false,
});

/** Groups of rules that AWS keeps; what is only counted would refuse honest requests. */
const managedGroups = [
  // An application with its form is longer than the 8 KB that this rule allows; the functions limit the body.
  { name: "AWSManagedRulesCommonRuleSet", counted: ["SizeRestrictions_BODY"] },
  { name: "AWSManagedRulesKnownBadInputsRuleSet", counted: [] },
] as const;

const managedRules = (): CfnWebACL.RuleProperty[] =>
  managedGroups.map(({ name, counted }, at) => ({
    name,
    priority: at + 1,
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

const addressRate = (limit: number): CfnWebACL.RuleProperty => ({
  name: "requests-per-address",
  priority: 0,
  action: { block: {} },
  statement: { rateBasedStatement: { aggregateKeyType: "IP", limit, evaluationWindowSec: 300 } },
  visibilityConfig: visibility("requests-per-address"),
});

/** Puts a web application firewall before a stage that the public internet can reach. */
export const addFirewall = (stack: Stack, stage: Stage, requestsPerAddress: number): void => {
  const acl = new CfnWebACL(stack, "Firewall", {
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    rules: [addressRate(requestsPerAddress), ...managedRules()],
    visibilityConfig: visibility("tongban"),
  });
  new CfnWebACLAssociation(stack, "FirewallAssociation", {
    resourceArn: stage.stageArn,
    webAclArn: acl.attrArn,
  });
};
