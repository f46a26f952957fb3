import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { queueNames } from "@tongban/functions/deployment";
import { toldArrivals } from "@tongban/functions/topology";
import { queueUrl } from "../engines/queue-definitions.ts";
import type { Arrived } from "./object-front.ts";

/** Tells a queue of files that arrived, in the message that EventBridge makes of them (`Object Created`). */
export const tellArrivals =
  (sqs: SQSClient, queueEngine: string): Arrived =>
  async (bucket, key) => {
    if (!key.startsWith(toldArrivals.prefix)) return;
    const message = {
      source: "aws.s3",
      "detail-type": "Object Created",
      detail: { bucket: { name: bucket }, object: { key } },
    };
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: queueUrl(queueEngine, queueNames[toldArrivals.queue]),
        MessageBody: JSON.stringify(message),
      }),
    );
  };
