import {
  type FunctionDeployment,
  type FunctionName,
  failureQueueName,
  type Grant,
  queueNames,
} from "@tongban/functions/deployment";
import type { Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { queueArn, regionQueueArns } from "../names.ts";
import type { Settings } from "../settings.ts";
import type { CaseTable } from "./case-table.ts";

/** What functions are granted: the key and the table, beside the queues that are known by name. */
export type Granted = { readonly key: IKey; readonly table: CaseTable };

const allow = (sid: string, actions: string[], resources: string[]): PolicyStatement =>
  new PolicyStatement({ sid, actions, resources });

const statementOfGrant = (
  stack: Stack,
  { key, table }: Granted,
  regions: readonly string[],
): Record<Grant, () => PolicyStatement> => ({
  "table-read": () =>
    allow(
      "ReadTable",
      ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"],
      [table.tableArn, ...table.indexArns],
    ),
  "table-write": () =>
    allow(
      "WriteTable",
      [
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:BatchWriteItem",
        "dynamodb:ConditionCheckItem",
      ],
      [table.tableArn],
    ),
  "data-key": () => allow("DataKey", ["kms:GenerateDataKey", "kms:Decrypt"], [key.keyArn]),
  "send-region-queues": () => allow("SendToRegions", ["sqs:SendMessage"], regionQueueArns(stack, regions)),
  "send-webhook-queue": () =>
    allow("SendToWebhooks", ["sqs:SendMessage"], [queueArn(stack, queueNames.webhook)]),
});

const consume = (arns: string[]): PolicyStatement =>
  allow(
    "Consume",
    ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"],
    arns,
  );

const statementsOfTrigger = (
  stack: Stack,
  { table }: Granted,
  name: FunctionName,
  { trigger }: FunctionDeployment,
  regions: readonly string[],
): PolicyStatement[] => {
  switch (trigger.kind) {
    case "api":
      return [];
    case "region-queues":
      return [consume(regionQueueArns(stack, regions))];
    case "queue":
      return [consume([queueArn(stack, queueNames[trigger.queue])])];
    case "event-stream":
      return [
        allow(
          "ReadStream",
          [
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams",
          ],
          [table.streamArn],
        ),
        allow("KeepFailures", ["sqs:SendMessage"], [queueArn(stack, failureQueueName(name))]),
      ];
  }
};

/** In China services name themselves to KMS with the partition's suffix; both spellings are admitted there. */
const viaServices = (stack: Stack, { partition }: Settings): string[] =>
  ["dynamodb", "lambda", "sqs"].flatMap((service) => {
    const name = `${service}.${stack.region}.amazonaws.com`;
    return partition === "aws-cn" ? [name, `${name}.cn`] : [name];
  });

/**
 * All that a function's role may do, from its deployment's grants and trigger. Without the `data-key` grant the key
 * serves a role only through DynamoDB, SQS and Lambda, so that it cannot open personal data.
 */
export const roleStatements = (
  stack: Stack,
  granted: Granted,
  settings: Settings,
  name: FunctionName,
  deployment: FunctionDeployment,
): PolicyStatement[] => {
  const byGrant = statementOfGrant(stack, granted, settings.handlingRegions);
  return [
    ...deployment.grants.map((grant) => byGrant[grant]()),
    ...statementsOfTrigger(stack, granted, name, deployment, settings.handlingRegions),
    new PolicyStatement({
      sid: "KeyThroughServices",
      actions: ["kms:GenerateDataKey", "kms:Decrypt"],
      resources: [granted.key.keyArn],
      conditions: { StringEquals: { "kms:ViaService": viaServices(stack, settings) } },
    }),
  ];
};
