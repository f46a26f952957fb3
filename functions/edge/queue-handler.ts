import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type * as z from "zod";
import { logFault } from "./log.ts";

/**
 * Runs each message of a batch. A message that faults is given back alone (ReportBatchItemFailures) and ends in
 * the dead-letter queue; one that is not of the schema can never succeed and goes the same way.
 */
export const queueHandler = <S extends z.ZodType>(schema: S, run: (message: z.output<S>) => Promise<void>) =>
  groupedQueueHandler(
    schema,
    (_, messageId) => messageId,
    async (_, messages) => {
      for (const message of messages) await run(message);
      return [];
    },
  );

/**
 * Runs the messages of a batch by groups: groups at the same time, a group's messages together and in their order.
 * `run` answers with the messages to be given back; where it faults, its whole group is.
 */
export const groupedQueueHandler =
  <S extends z.ZodType, Group>(
    schema: S,
    groupOf: (message: z.output<S>, messageId: string) => Group,
    run: (group: Group, messages: readonly z.output<S>[]) => Promise<readonly z.output<S>[]>,
  ) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const read = Records.map((record) => readMessage(schema, record));
    const taken = read.flatMap((each) =>
      each.message === undefined ? [] : [{ ...each, message: each.message }],
    );
    const unread = read.flatMap(({ messageId, message }) => (message === undefined ? [messageId] : []));
    const groups = Map.groupBy(taken, ({ message, messageId }) => groupOf(message, messageId));
    const failed = await Promise.all(
      [...groups].map(async ([group, members]) => {
        try {
          const back = new Set(
            await run(
              group,
              members.map(({ message }) => message),
            ),
          );
          return members.filter(({ message }) => back.has(message)).map(({ messageId }) => messageId);
        } catch (fault) {
          for (const { messageId } of members)
            logFault("message failed", fault, { correlationId: messageId });
          return members.map(({ messageId }) => messageId);
        }
      }),
    );
    const back = new Set([...unread, ...failed.flat()]);
    const inOrder = Records.filter(({ messageId }) => back.has(messageId));
    return { batchItemFailures: inOrder.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };

const readMessage = <S extends z.ZodType>(
  schema: S,
  { messageId, body }: SQSRecord,
): { readonly messageId: string; readonly message: z.output<S> | undefined } => {
  try {
    return { messageId, message: schema.parse(JSON.parse(body)) };
  } catch (fault) {
    logFault("message failed", fault, { correlationId: messageId });
    return { messageId, message: undefined };
  }
};
