import { fromStreamImage, type KeptEvent } from "@tongban/store";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { logFault } from "./log.ts";

/** An event as the stream tells of it. */
export type StreamedEvent = { readonly sequenceNumber: string; readonly event: KeptEvent };

/** Nothing failed; a source with tumbling windows also expects the window's state. */
type StreamResponse = { readonly batchItemFailures: []; readonly state: Readonly<Record<string, never>> };

/** A batch of one shard; `shard` is given where the source runs in tumbling windows. */
export type StreamBatch = { readonly shard: string | undefined; readonly events: readonly StreamedEvent[] };

/**
 * Hands a batch of case events to a worker. A fault fails the batch: Lambda halves it until the record that
 * cannot be worked stands alone and goes to the on-failure queue. Workers therefore repeat without harm.
 */
export const streamHandler =
  (run: (batch: StreamBatch) => Promise<void>) =>
  async ({
    Records,
    shardId,
  }: DynamoDBStreamEvent & { readonly shardId?: string }): Promise<StreamResponse> => {
    try {
      const events = Records.flatMap(({ dynamodb }) =>
        dynamodb?.NewImage && dynamodb.SequenceNumber !== undefined
          ? [{ sequenceNumber: dynamodb.SequenceNumber, event: fromStreamImage(dynamodb.NewImage) }]
          : [],
      );
      if (events.length > 0) await run({ shard: shardId, events });
    } catch (fault) {
      logFault("records failed", fault, { count: Records.length });
      throw fault;
    }
    return { batchItemFailures: [], state: {} };
  };
