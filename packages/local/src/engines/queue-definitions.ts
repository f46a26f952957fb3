import { CreateQueueCommand, SetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import {
  type ConsumedQueue,
  deadLetterQueues,
  maxReceives,
  queueRetention,
} from "@tongban/functions/topology";

/** URL of a queue of the embedded engine. */
export const queueUrl = (engineUrl: string, name: string): string => `${engineUrl}/000000000000/${name}`;

const queueArn = (region: string, name: string): string => `arn:aws:sqs:${region}:000000000000:${name}`;

const ensureQueue = async (
  client: SQSClient,
  url: string,
  name: string,
  attributes: Record<string, string>,
) => {
  await client.send(new CreateQueueCommand({ QueueName: name }));
  await client.send(new SetQueueAttributesCommand({ QueueUrl: queueUrl(url, name), Attributes: attributes }));
};

/** Makes each queue and the dead-letter queues, or sets the attributes of one that is there. */
export const ensureQueues = async (
  client: SQSClient,
  at: { readonly url: string; readonly region: string },
  consumed: readonly Pick<ConsumedQueue, "name" | "visibilityTimeout" | "deadLetters">[],
  plain: readonly string[],
): Promise<void> => {
  const kept = { MessageRetentionPeriod: String(queueRetention) };
  await Promise.all(
    [...plain, ...deadLetterQueues(consumed)].map((name) => ensureQueue(client, at.url, name, kept)),
  );
  await Promise.all(
    consumed.map(({ name, visibilityTimeout, deadLetters }) =>
      ensureQueue(client, at.url, name, {
        ...kept,
        VisibilityTimeout: String(visibilityTimeout),
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: queueArn(at.region, deadLetters),
          maxReceiveCount: maxReceives,
        }),
      }),
    ),
  );
};
