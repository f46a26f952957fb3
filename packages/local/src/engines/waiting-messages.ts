import { DatabaseSync } from "node:sqlite";

/**
 * Whether queues of the engine have a message that waits or is worked on at an instant (epoch ms), read from its file:
 * asking the engine itself costs a request for each queue. A message whose delay is not over waits for a later instant.
 */
export const haveMessages = (file: string, queues: readonly string[], at: number): boolean => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const marks = queues.map(() => "?").join(", ");
    const open = database.prepare(
      `SELECT 1 FROM sqs_messages
       WHERE (delay_until IS NULL OR delay_until <= ?) AND queue_name IN (${marks}) LIMIT 1`,
    );
    return open.get(at, ...queues) !== undefined;
  } finally {
    database.close();
  }
};
