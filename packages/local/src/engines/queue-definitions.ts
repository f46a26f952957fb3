import { CreateQueueCommand, SetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { deadLetterQueueName } from "@tongban/functions/deployment";

/** Receives after which a message goes to the dead-letter queue. */
const MAX_RECEIVES = 5;

/** URL of a queue of the embedded engine. */
export const queueUrl = (engineUrl: string, name: string): string => `${engineUrl}/000000000000/${name}`;

const queueArn = (region: string, name: string): string => `arn:aws:sqs:${region}:000000000000:${name}`;

/** Days that a queue keeps a message: 14, the most that SQS allows. */
const RETENTION_SECONDS = String(14 * 24 * 3_600);

const ensureQueue = async (
  client: SQSClient,
  url: string,
  name: string,
  attributes: Record<string, string>,
) => {
  await client.send(new CreateQueueCommand({ QueueName: name }));
  await client.send(new SetQueueAttributesCommand({ QueueUrl: queueUrl(url, name), Attributes: attributes }));
};

/** A queue that a function consumes. */
export type ConsumedQueue = {
  readonly name: string;
  /** Seconds; AWS asks for at least six times the function's timeout. */
  readonly visibilityTimeout: number;
};

/** Makes each queue with its dead-letter queue, or sets the attributes of one that is there. */
export const ensureQueues = async (
  client: SQSClient,
  at: { readonly url: string; readonly region: string },
  consumed: readonly ConsumedQueue[],
  plain: readonly string[],
): Promise<void> => {
  const kept = { MessageRetentionPeriod: RETENTION_SECONDS };
  await Promise.all(
    [...plain, ...consumed.map(({ name }) => deadLetterQueueName(name))].map((name) =>
      ensureQueue(client, at.url, name, kept),
    ),
  );
  await Promise.all(
    consumed.map(({ name, visibilityTimeout }) =>
      ensureQueue(client, at.url, name, {
        ...kept,
        VisibilityTimeout: String(visibilityTimeout),
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: queueArn(at.region, deadLetterQueueName(name)),
          maxReceiveCount: MAX_RECEIVES,
        }),
      }),
    ),
  );
};
