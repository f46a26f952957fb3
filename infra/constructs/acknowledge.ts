import { Stack, Validations } from "aws-cdk-lib";
import { flattenCfnReference } from "cdk-nag/lib/utils/flatten-cfn-reference.js";
import type { IConstruct } from "constructs";

/** Says why a role is granted every object of these ARNs, in the spelling of cdk-nag's findings. */
export const acknowledgeResources = (role: IConstruct, arns: readonly string[], reason: string): void =>
  Validations.of(role).acknowledge(
    ...arns.map((arn) => ({
      id: `AwsSolutions-IAM5[Resource::${flattenCfnReference(Stack.of(role).resolve(arn))}]`,
      reason,
    })),
  );
