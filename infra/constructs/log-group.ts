import { RemovalPolicy, type Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { logGroupName } from "../names.ts";

/**
 * A log group encrypted by the project's key and kept for a year: network logs are owed for six months
 * (网络安全法 art 21), and CloudWatch's "six months" is 180 days where six months can be 184.
 */
export const keptLogGroup = (
  stack: Stack,
  name: string,
  key: IKey,
  fullName = logGroupName(name),
): LogGroup =>
  new LogGroup(stack, `${name}-log`, {
    logGroupName: fullName,
    encryptionKey: key,
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
