import { type ConsumedQueue, maxReceives, queueRetention } from "@tongban/functions/topology";
import { Duration, RemovalPolicy, type Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { type DeadLetterQueue, type IQueue, Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";

type QueueOptions = { readonly visibilityTimeout?: Duration; readonly deadLetterQueue?: DeadLetterQueue };

const queue = (stack: Stack, name: string, key: IKey, options: QueueOptions = {}): Queue =>
  new Queue(stack, name, {
    queueName: name,
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    dataKeyReuse: Duration.minutes(5),
    enforceSSL: true,
    retentionPeriod: Duration.seconds(queueRetention),
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    ...options,
  });

/** A queue that nothing consumes: it holds what could not be done until a person looks. */
export const holdingQueue = (stack: Stack, name: string, key: IKey): Queue => queue(stack, name, key);

/** A queue whose messages go to the given dead-letter queue when its consumer could not do them. */
export const consumedQueue = (
  stack: Stack,
  { name, visibilityTimeout }: ConsumedQueue,
  key: IKey,
  deadLetters: IQueue,
): Queue =>
  queue(stack, name, key, {
    visibilityTimeout: Duration.seconds(visibilityTimeout),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
  });
