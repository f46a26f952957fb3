import type { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import type { Settings } from "../../settings.ts";
import { visibility } from "./visibility.ts";

/** Seconds over which requests are counted. */
const WINDOW_SECONDS = 300;

type Statement = CfnWebACL.StatementProperty;

const asSent = [{ priority: 0, type: "NONE" }];

const hasHeader = (name: string): Statement => ({
  sizeConstraintStatement: {
    fieldToMatch: { singleHeader: { Name: name } },
    comparisonOperator: "GT",
    size: 0,
    textTransformations: asSent,
  },
});

const hasNot = (name: string): Statement => ({ notStatement: { statement: hasHeader(name) } });

/**
 * What one caller may ask before the firewall blocks it. Staff are told apart by their token, because hundreds of them sit
 * behind one office's address; partners sign each request anew and come from their own addresses; who is neither is
 * limited by address, and so is everybody, far higher, against tokens that are made up.
 */
export const rateRules = ({
  perPerson,
  perAddress,
  perUnknownAddress,
}: Settings["rates"]): CfnWebACL.RuleProperty[] => {
  const byAddress = (limit: number) => ({
    aggregateKeyType: "IP",
    limit,
    evaluationWindowSec: WINDOW_SECONDS,
  });
  const unknown: Statement = {
    andStatement: { statements: [hasNot("authorization"), hasNot("signature-input")] },
  };
  const limits = [
    {
      name: "requests-per-person",
      rateBasedStatement: {
        aggregateKeyType: "CUSTOM_KEYS",
        customKeys: [{ header: { name: "authorization", textTransformations: asSent } }],
        limit: perPerson,
        evaluationWindowSec: WINDOW_SECONDS,
      },
    },
    {
      name: "requests-per-unknown-address",
      rateBasedStatement: { ...byAddress(perUnknownAddress), scopeDownStatement: unknown },
    },
    { name: "requests-per-address", rateBasedStatement: byAddress(perAddress) },
  ];
  return limits.map(({ name, rateBasedStatement }, priority) => ({
    name,
    priority,
    action: { block: {} },
    statement: { rateBasedStatement },
    visibilityConfig: visibility(name),
  }));
};
