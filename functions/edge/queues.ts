import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { caseId, partnerId } from "@tongban/contract";
import type { CaseId, RegionCode, WindowId } from "@tongban/domain";
import * as z from "zod";
import { queueNames, regionQueueName } from "../deployment.ts";
import type { Environment } from "./environment.ts";

/** What a region's queue carries: which case to put on which window's board. No personal data, ever. */
export const regionMessage = z.strictObject({ caseId });

/** What the webhook queue carries: which event to deliver, and how often that was tried. */
export const webhookMessage = z.strictObject({
  partner: partnerId,
  caseId,
  n: z.int().min(1),
  attempt: z.int().min(0).default(0),
  /** Epoch ms of the first try. */
  since: z.int().optional(),
  /** Epoch ms before which it is not tried. */
  notBefore: z.int().optional(),
});

/** A delivery to be made. */
export type WebhookMessage = z.output<typeof webhookMessage>;

/** Where messages are sent. */
export type Queues = {
  readonly routeCases: (
    region: RegionCode,
    cases: readonly { readonly caseId: CaseId; readonly window: WindowId }[],
  ) => Promise<void>;
  readonly deliver: (messages: readonly z.input<typeof webhookMessage>[]) => Promise<void>;
  /** Sends one delivery again after some seconds, at most 900 (the longest delay that SQS knows). */
  readonly deliverLater: (message: WebhookMessage, delay: number) => Promise<void>;
};

const BATCH = 10;

/** Opens the queues that the environment names. */
export const openQueues = (environment: Environment, sqs = new SQSClient({})): Queues => {
  const urlOf = (queue: string): string => `${environment.QUEUE_URL_PREFIX}${queue}`;
  const send = async (
    queue: string,
    messages: readonly { readonly body: unknown; readonly group?: string }[],
  ) => {
    for (let start = 0; start < messages.length; start += BATCH) {
      const answer = await sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: urlOf(queue),
          Entries: messages.slice(start, start + BATCH).map(({ body, group }, i) => ({
            Id: String(i),
            MessageBody: JSON.stringify(body),
            ...(group ? { MessageGroupId: group } : {}),
          })),
        }),
      );
      const [failed] = answer.Failed ?? [];
      if (failed) throw new Error(`SQS refused a message: ${failed.Code}`);
    }
  };
  return {
    routeCases: (region, cases) =>
      send(
        regionQueueName(region),
        cases.map(({ caseId: id, window }) => ({ body: { caseId: id }, group: window })),
      ),
    deliver: (messages) =>
      send(
        queueNames.webhook,
        messages.map((body) => ({ body, group: body.partner })),
      ),
    deliverLater: async (message, delay) => {
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: urlOf(queueNames.webhook),
          MessageBody: JSON.stringify(message),
          DelaySeconds: Math.min(900, Math.max(0, Math.ceil(delay))),
          MessageGroupId: message.partner,
        }),
      );
    },
  };
};
