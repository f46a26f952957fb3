import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { failedItems } from "./batch-response.ts";
import { createPause } from "./pause.ts";
import { queueEvent } from "./queue-event.ts";
import type { Report, Source } from "./source.ts";

/** A queue, and what to do with its messages. */
export type QueueSourceSetting = {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly region: string;
  /** Messages per event, at most 10. */
  readonly batchSize: number;
  invoke(event: unknown): Promise<unknown>;
  /** Seconds (at least 1) until a message that failed is visible again after `receives` receives. */
  retryAfter(receives: number): number;
  readonly report: Report;
};

/** Seconds that an empty receive waits: the most that SQS allows. */
const LONG_POLL = 20;
/** Batches of one queue that are worked on at once. */
const MOST_BATCHES = 4;
/** ms to wait after the queue could not be read. */
const TROUBLE_PAUSE = 1_000;

const entries = (messages: readonly Message[]) =>
  messages.map((message, at) => ({ Id: String(at), ReceiptHandle: message.ReceiptHandle, message }));

const settle = async (
  setting: QueueSourceSetting,
  messages: readonly Message[],
  failed: ReadonlySet<string>,
) => {
  const isFailed = (message: Message): boolean => failed.has(message.MessageId ?? "");
  const done = entries(messages.filter((message) => !isFailed(message)));
  const again = entries(messages.filter(isFailed));
  if (done.length > 0)
    await setting.client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: setting.queueUrl,
        Entries: done.map(({ Id, ReceiptHandle }) => ({ Id, ReceiptHandle })),
      }),
    );
  if (again.length > 0)
    await setting.client.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: setting.queueUrl,
        Entries: again.map(({ Id, ReceiptHandle, message }) => ({
          Id,
          ReceiptHandle,
          VisibilityTimeout: setting.retryAfter(Number(message.Attributes?.ApproximateReceiveCount ?? 1)),
        })),
      }),
    );
};

const work = async (setting: QueueSourceSetting, messages: readonly Message[]): Promise<void> => {
  const ids = messages.map(({ MessageId }) => MessageId ?? "");
  let failed: ReadonlySet<string> = new Set(ids);
  try {
    failed = failedItems(await setting.invoke(queueEvent(messages, setting.queueArn, setting.region)), ids);
  } catch (cause) {
    setting.report(`A batch of ${ids.length} messages failed`, cause);
  }
  try {
    await settle(setting, messages, failed);
  } catch (cause) {
    setting.report("Messages could not be settled and will be seen again", cause);
  }
};

/**
 * Long-polls a queue and hands batches to a function: what the function reports as failed is seen again later, the
 * rest is deleted. Idle it makes one request in 20 s.
 */
export const startQueueSource = (setting: QueueSourceSetting): Source => {
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  const pause = createPause();

  const receive = async (): Promise<readonly Message[]> => {
    const command = new ReceiveMessageCommand({
      QueueUrl: setting.queueUrl,
      MaxNumberOfMessages: Math.min(setting.batchSize, 10),
      WaitTimeSeconds: LONG_POLL,
      MessageSystemAttributeNames: ["All"],
      MessageAttributeNames: ["All"],
    });
    try {
      return (await setting.client.send(command, { abortSignal: stopping.signal })).Messages ?? [];
    } catch (cause) {
      if (stopping.signal.aborted) return [];
      setting.report("The queue could not be read", cause);
      await pause.wait(TROUBLE_PAUSE);
      return [];
    }
  };

  const poll = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const messages = await receive();
      if (messages.length === 0) continue;
      const batch = work(setting, messages).finally(() => underWay.delete(batch));
      underWay.add(batch);
      if (underWay.size >= MOST_BATCHES) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  };

  const ended = poll();
  return {
    nudge: () => {},
    stop: async () => {
      stopping.abort();
      pause.end();
      await ended;
    },
  };
};
