import { setTimeout as pause } from "node:timers/promises";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import type { StoreContext } from "./context.ts";
import { cancellationOf, StoreBusy } from "./faults.ts";

const TRIES = 6;
const FIRST_PAUSE_MS = 15;

/**
 * Writes all items or none. `conflict` means a condition did not hold. Races that DynamoDB cancels without
 * deciding (TransactionConflict, throttling) are tried again with growing, jittered pauses, then `StoreBusy`.
 * The SDK sends one ClientRequestToken over its own retries, so a lost response is not written twice.
 */
export const transact = async (
  { table }: Pick<StoreContext, "table">,
  items: NonNullable<TransactWriteCommandInput["TransactItems"]>,
): Promise<"written" | "conflict"> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    try {
      await table.send(new TransactWriteCommand({ TransactItems: items }));
      return "written";
    } catch (fault) {
      const why = cancellationOf(fault);
      if (why === "condition") return "conflict";
      if (why === "fault") throw fault;
      await pause(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
    }
  }
  throw new StoreBusy("the table kept cancelling a transaction over races; nothing was written");
};
