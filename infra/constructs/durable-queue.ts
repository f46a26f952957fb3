import { deadLetterQueueName } from "@tongban/functions/deployment";
import { Duration, RemovalPolicy, type Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { type DeadLetterQueue, Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";

/** Receives after which a message goes to the dead-letter queue. */
const MAX_RECEIVES = 5;

/** Days that a queue keeps a message: 14, the most that SQS allows. */
const RETENTION = Duration.days(14);

type QueueOptions = { readonly visibilityTimeout?: Duration; readonly deadLetterQueue?: DeadLetterQueue };

const queue = (stack: Stack, name: string, key: IKey, options: QueueOptions = {}): Queue =>
  new Queue(stack, name, {
    queueName: name,
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    dataKeyReuse: Duration.minutes(5),
    enforceSSL: true,
    retentionPeriod: RETENTION,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    ...options,
  });

/** A queue that nothing consumes: it holds what could not be done until a person looks. */
export const holdingQueue = (stack: Stack, name: string, key: IKey): Queue => queue(stack, name, key);

/**
 * A queue with a dead-letter queue of its own, so that what failed goes back where it came from.
 * Messages stay hidden for six times the consumer's timeout, as Lambda asks.
 */
export const consumedQueue = (stack: Stack, name: string, key: IKey, consumerTimeout: Duration): Queue =>
  queue(stack, name, key, {
    visibilityTimeout: Duration.seconds(6 * consumerTimeout.toSeconds()),
    deadLetterQueue: {
      queue: holdingQueue(stack, deadLetterQueueName(name), key),
      maxReceiveCount: MAX_RECEIVES,
    },
  });
