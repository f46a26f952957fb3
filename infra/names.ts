import { HANDLING_QUEUE_PREFIX, REGION_QUEUE_PREFIX } from "@tongban/functions/deployment";
import type { StageFunctionName } from "@tongban/functions/stages";
import { Arn, ArnFormat, type Stack } from "aws-cdk-lib";

/** The single table's name. */
export const TABLE_NAME = "tongban";

/** The REST API's name, which is also a dimension of its metrics. */
export const API_NAME = "tongban";

/** The API's one stage; it is the first segment of every path unless a custom domain hides it. */
export const STAGE_NAME = "live";

/** Name of a deployed function, such as `tongban-relay`. */
export const functionName = (name: StageFunctionName): string => `tongban-${name}`;

/** The firewall's name, which is also a dimension of its metrics. */
export const FIREWALL_NAME = "tongban";

/** The firewall's log group; AWS WAF writes only to groups whose names begin so. */
export const FIREWALL_LOG = "aws-waf-logs-tongban";

/** Name of the vault that keeps the table's backups. */
export const BACKUP_VAULT = "tongban";

/** Alias by which every function is called; a deployment moves it from version to version. */
export const ALIAS_NAME = "live";

/** Name by which a deployed function is called, such as `tongban-relay:live`. */
export const calledName = (name: StageFunctionName): string => `${functionName(name)}:${ALIAS_NAME}`;

/** Name of the topic that alarms tell. */
export const ALARM_TOPIC = "tongban-alarms";

/** Name of a log group, such as `/tongban/relay`; the key's policy admits only log groups of this prefix. */
export const logGroupName = (name: string): string => `/tongban/${name}`;

/**
 * ARN of a queue of this account by its name. Written out rather than referred to across stacks, so that a region
 * can leave the list without an export holding its queue.
 */
export const queueArn = (stack: Stack, name: string): string =>
  Arn.format({ service: "sqs", resource: name, arnFormat: ArnFormat.NO_RESOURCE_NAME }, stack);

/** One ARN for all handling regions' queues, so that a policy does not grow with them. */
export const anyRegionQueueArn = (stack: Stack): string => queueArn(stack, `${REGION_QUEUE_PREFIX}*`);

/** One ARN for all queues that regions read in accounts of their own. */
export const anyHandlingQueueArn = (stack: Stack): string => queueArn(stack, `${HANDLING_QUEUE_PREFIX}*`);

/** ARN of the topic that alarms tell. */
export const alarmTopicArn = (stack: Stack): string =>
  Arn.format({ service: "sns", resource: ALARM_TOPIC, arnFormat: ArnFormat.NO_RESOURCE_NAME }, stack);

/** URL of a queue of this account by its name, or the beginning of one. */
export const queueUrl = (stack: Stack, name: string): string =>
  `https://sqs.${stack.region}.${stack.urlSuffix}/${stack.account}/${name}`;

/** Name of the bucket of files: bucket names are one name space for all accounts. */
export const objectBucketName = (stack: Stack): string => `tongban-objects-${stack.account}-${stack.region}`;

/** Name of the bucket of partners' folders. */
export const dropBucketName = (stack: Stack): string => `tongban-drops-${stack.account}-${stack.region}`;

/** ARN of the bucket of files, which a policy names without an export between stacks. */
export const objectBucketArn = (stack: Stack): string => bucketArn(stack, objectBucketName(stack));

/** ARN of the bucket of partners' folders. */
export const dropBucketArn = (stack: Stack): string => bucketArn(stack, dropBucketName(stack));

const bucketArn = (stack: Stack, resource: string): string =>
  Arn.format(
    { service: "s3", region: "", account: "", resource, arnFormat: ArnFormat.NO_RESOURCE_NAME },
    stack,
  );

/** Origin that browsers send files to. */
export const objectOrigin = (stack: Stack): string =>
  `https://${objectBucketName(stack)}.s3.${stack.region}.${stack.urlSuffix}`;
