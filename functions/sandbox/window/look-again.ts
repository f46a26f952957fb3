import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { CaseHistory } from "@tongban/store";
import * as z from "zod";
import { regionQueueName } from "../../deployment.ts";
import type { Environment } from "../../edge/environment.ts";
import { regionMessage } from "../../edge/queues.ts";

/** What a region's queue carries in a sandbox: a case, and until when (epoch ms of the machine) its files are waited for. */
export const sandboxRegionMessage = regionMessage.extend({ waitsUntil: z.int().optional() });

/** Seconds between two looks at whether the files of a case are there. */
const LOOK_EVERY_SECONDS = 2;

/** Sends a case whose files are waited for to its region's queue again, to be looked at after some seconds. */
export type LookAgain = (history: CaseHistory, waitsUntil: number) => Promise<void>;

/** Opens the queues of regions for what waits. */
export const openLookAgain =
  ({ QUEUE_URL_PREFIX }: Pick<Environment, "QUEUE_URL_PREFIX">, sqs = new SQSClient({})): LookAgain =>
  async ({ head: { kase } }, waitsUntil) => {
    const { id: caseId, handling } = kase.origin;
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: `${QUEUE_URL_PREFIX}${regionQueueName(handling)}`,
        MessageBody: JSON.stringify({ caseId, waitsUntil }),
        MessageGroupId: kase.window,
        DelaySeconds: LOOK_EVERY_SECONDS,
      }),
    );
  };
