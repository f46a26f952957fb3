import {
  type FunctionDeployment,
  failureQueueName,
  type Grant,
  queueNames,
  REGION_DEAD_LETTER_QUEUE,
} from "@tongban/functions/deployment";
import type { StageFunctionName } from "@tongban/functions/stages";
import { DECLARED_MATERIAL_PREFIX, MATERIAL_PREFIX } from "@tongban/store/declared";
import { DROP_OUT, DROP_WORK_PREFIX } from "@tongban/store/drop-places";
import { keys } from "@tongban/store/table";
import type { Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  anyHandlingQueueArn,
  anyRegionQueueArn,
  dropBucketArn,
  objectBucketArn,
  queueArn,
} from "../../names.ts";
import type { Settings } from "../../settings.ts";
import type { CaseTable } from "../storage/case-table.ts";
import { keyForBucket } from "../storage/key-for-bucket.ts";
import { viaServices } from "../via-services.ts";

/** What functions are granted: the key and the table, beside the queues that are known by name. */
export type Granted = { readonly key: IKey; readonly table: CaseTable };

const allow = (sid: string, actions: string[], resources: string[]): PolicyStatement =>
  new PolicyStatement({ sid, actions, resources });

const queueNamedBy = (grant: Grant): string | undefined =>
  Object.entries(queueNames).find(([name]) => grant === `send-${name}-queue`)?.[1];

/** Tells whether a grant lets a function send to a named queue. */
export const isSendGrant = (grant: Grant): boolean => queueNamedBy(grant) !== undefined;

/** Deployed name of the queue that a grant lets a function send to. */
const queueOfGrant = (grant: Grant): string => {
  const found = queueNamedBy(grant);
  if (found === undefined) throw new Error(`no queue is known for the grant ${grant}`);
  return found;
};

/** S3 answers 404 instead of 403 for a file that is not there to who may list; the key opens this bucket alone. */
const objectStatements = (stack: Stack, key: IKey, settings: Settings): PolicyStatement[] => {
  const bucketArn = objectBucketArn(stack);
  return [
    allow("ListFiles", ["s3:ListBucket"], [bucketArn]),
    allow("Files", ["s3:GetObject", "s3:PutObject"], [`${bucketArn}/*`]),
    keyForBucket(stack, { bucketArn, key, settings, fileByFile: true }, [
      "kms:GenerateDataKey",
      "kms:Decrypt",
    ]),
  ];
};

/** Of partners' folders: what is read, what is written for them, and the broker's own work. */
export const dropObjects = (stack: Stack): [all: string, reports: string, work: string] => {
  const arn = dropBucketArn(stack);
  return [`${arn}/*`, `${arn}/*/${DROP_OUT}/*`, `${arn}/${DROP_WORK_PREFIX}*`];
};

const dropStatements = (stack: Stack, key: IKey, settings: Settings): PolicyStatement[] => {
  const bucketArn = dropBucketArn(stack);
  const [all, reports, work] = dropObjects(stack);
  return [
    allow("ListDrops", ["s3:ListBucket"], [bucketArn]),
    allow("ReadDrops", ["s3:GetObject", "s3:GetObjectVersion"], [all]),
    allow("Report", ["s3:PutObject"], [reports, work]),
    allow("EraseWork", ["s3:DeleteObject"], [work]),
    keyForBucket(stack, { bucketArn, key, settings }, ["kms:GenerateDataKey", "kms:Decrypt"]),
  ];
};

/** Objects that may be erased: files of materials, kept or uploaded, and no signed document or paper. */
export const erasableObjects = (stack: Stack): string[] =>
  [`kept/${MATERIAL_PREFIX}*`, `${DECLARED_MATERIAL_PREFIX}*`].map(
    (keys) => `${objectBucketArn(stack)}/${keys}`,
  );

/** Writes items of some partitions, which may be patterns, and no other item. */
const writeOnly = (
  sid: string,
  table: CaseTable,
  partitions: readonly { pk: string }[],
  actions: string[] = ["dynamodb:PutItem", "dynamodb:UpdateItem"],
): PolicyStatement =>
  new PolicyStatement({
    sid,
    actions,
    resources: [table.tableArn],
    conditions: {
      "ForAllValues:StringLike": { "dynamodb:LeadingKeys": partitions.map(({ pk }) => pk) },
      Null: { "dynamodb:LeadingKeys": "false" },
    },
  });

/** Uses the project's key for some purposes alone. */
const keyFor = (sid: string, key: IKey, actions: string[], purposes: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    sid,
    actions,
    resources: [key.keyArn],
    conditions: { StringEquals: { "kms:EncryptionContext:purpose": purposes } },
  });

const statementOfGrant = (
  stack: Stack,
  { key, table }: Granted,
  grant: Exclude<Grant, "objects" | "drops">,
): PolicyStatement => {
  switch (grant) {
    case "table-read":
      return allow(
        "ReadTable",
        ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"],
        [table.tableArn, ...table.indexArns],
      );
    case "table-write":
      return allow(
        "WriteTable",
        [
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
        ],
        [table.tableArn],
      );
    case "poll-write":
      return writeOnly("WritePolls", table, [keys.nonce("*", ""), keys.rate("*", ""), keys.polls("*")]);
    case "appointment-write":
      return writeOnly("WriteAppointments", table, [
        keys.appointment("*"),
        keys.slots("*", ""),
        keys.booker("*", ""),
        keys.addressSalt(""),
      ]);
    case "payment-write":
      return writeOnly("WritePayments", table, [
        keys.nonce("*", ""),
        keys.rate("*", ""),
        keys.head("*"),
        keys.payment("*", "*"),
        keys.paymentOf("*", "*", ""),
      ]);
    case "opening-key":
      return keyFor("OpeningKey", key, ["kms:Decrypt"], ["application", "cursor"]);
    case "applicant-key":
      return keyFor(
        "ApplicantKey",
        key,
        ["kms:GenerateDataKey", "kms:Decrypt"],
        ["application", "applicant"],
      );
    case "applicant-write":
      return writeOnly("WriteForApplicants", table, [
        keys.head("*"),
        keys.guesses("*", ""),
        keys.queryCode("*"),
        keys.booker("*", ""),
        keys.addressSalt(""),
      ]);
    case "inquiry-write":
      // One that is taken back leaves the list of open ones.
      return writeOnly(
        "WriteInquiries",
        table,
        [keys.record("inquiry", "*"), keys.openInquiry("*", "", "")],
        ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
      );
    case "data-key":
      return allow("DataKey", ["kms:GenerateDataKey", "kms:Decrypt"], [key.keyArn]);
    case "erase-objects":
      return allow(
        "EraseMaterials",
        ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ListBucketVersions"],
        [objectBucketArn(stack), ...erasableObjects(stack)],
      );
    case "send-region-queues":
      return allow(
        "SendToRegions",
        ["sqs:SendMessage"],
        [anyRegionQueueArn(stack), queueArn(stack, REGION_DEAD_LETTER_QUEUE)],
      );
    case "send-handling-queues":
      return allow("TellRegions", ["sqs:SendMessage"], [anyHandlingQueueArn(stack)]);
    case "look-for-region-queues":
      return allow("LookForRegions", ["sqs:GetQueueUrl"], [anyRegionQueueArn(stack)]);
    default: {
      const queue = queueOfGrant(grant);
      return allow(`SendTo${queue.replace(/\W/g, "")}`, ["sqs:SendMessage"], [queueArn(stack, queue)]);
    }
  }
};

const consume = (arns: string[]): PolicyStatement =>
  allow(
    "Consume",
    ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"],
    arns,
  );

const statementsOfTrigger = (
  stack: Stack,
  { table }: Granted,
  name: StageFunctionName,
  { trigger }: FunctionDeployment,
): PolicyStatement[] => {
  switch (trigger.kind) {
    case "schedule":
    case "api":
      return [];
    case "region-queues":
      return [consume([anyRegionQueueArn(stack)])];
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
          [table.streamArnIn(stack)],
        ),
        allow("KeepFailures", ["sqs:SendMessage"], [queueArn(stack, failureQueueName(name))]),
      ];
  }
};

/**
 * All that a function's role may do, from its deployment's grants and trigger. Without the `data-key` grant the key
 * serves a role only through DynamoDB, SQS and Lambda, so that it cannot open personal data.
 */
export const roleStatements = (
  stack: Stack,
  granted: Granted,
  settings: Settings,
  name: StageFunctionName,
  deployment: FunctionDeployment,
): PolicyStatement[] => {
  return [
    ...deployment.grants.flatMap((grant) => {
      if (grant === "objects") return objectStatements(stack, granted.key, settings);
      if (grant === "drops") return dropStatements(stack, granted.key, settings);
      return statementOfGrant(stack, granted, grant);
    }),
    ...statementsOfTrigger(stack, granted, name, deployment),
    new PolicyStatement({
      sid: "KeyThroughServices",
      actions: ["kms:GenerateDataKey", "kms:Decrypt"],
      resources: [granted.key.keyArn],
      conditions: {
        StringEquals: { "kms:ViaService": viaServices(stack, settings, ["dynamodb", "lambda", "sqs"]) },
      },
    }),
  ];
};
