import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type * as z from "zod";
import { logFault } from "./log.ts";

/**
 * Runs each message of a batch. A message that faults is given back alone (ReportBatchItemFailures) and ends in
 * the dead-letter queue; one that is not of the schema can never succeed and goes the same way.
 */
export const queueHandler =
  <S extends z.ZodType>(schema: S, run: (message: z.output<S>) => Promise<void>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const outcomes = await Promise.all(
      Records.map(async ({ messageId, body }) => {
        try {
          await run(schema.parse(JSON.parse(body)));
          return [];
        } catch (fault) {
          logFault("message failed", fault, { correlationId: messageId });
          return [{ itemIdentifier: messageId }];
        }
      }),
    );
    return { batchItemFailures: outcomes.flat() };
  };
