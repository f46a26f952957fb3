import { setTimeout as delay } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { toHeadItem } from "../../packages/store/src/case/head-codec.ts";
import { aCase } from "../builders/case.ts";
import { aCaseId, at, aWindowId } from "../builders/ids.ts";
import type { MeasuredBroker } from "./broker.ts";

/** Items of one BatchWriteItem (DynamoDB's own limit). */
const BATCH = 25;
const DAY = 86_400_000;

/** The head of the `n`th case of a window, as an item; one that waits unless it is said to be closed. */
export const waitingHead = (
  window: string,
  n: number,
  status: "routed" | "closed" = "routed",
): Record<string, unknown> => {
  const due = at(new Date(Date.now() + DAY + n * 60_000).toISOString());
  const kase = aCase({
    status,
    id: aCaseId(String(n).padStart(26, "0")),
    externalRef: `BENCH-${n}`,
    window: aWindowId(window),
    submittedAt: at(new Date(Date.now() - n * 1_000).toISOString()),
  });
  return toHeadItem({
    kase: {
      ...kase,
      clocks: Object.fromEntries(
        Object.entries(kase.clocks).map(([name, clock]) => [
          name,
          { ...clock, promised: { ...clock.promised, at: due } },
        ]),
      ),
    },
    hash: "0".repeat(43),
    subject: String(n).padStart(22, "0"),
    home: "cn-north-1",
    fullName: String(n % 5_000).padStart(22, "0"),
  });
};

/** Writes heads of waiting cases numbered from `from` to before `to` straight into the table: lists show them, but they have no history. */
export const putWaiting = async (
  { environment }: MeasuredBroker,
  window: string,
  from: number,
  to: number,
): Promise<void> => {
  const table = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      region: environment["AWS_REGION"] ?? "",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
      endpoint: environment["AWS_ENDPOINT_URL_DYNAMODB"] ?? "",
    }),
  );
  const TableName = environment["TABLE_NAME"] ?? "";
  for (let start = from; start < to; start += BATCH) {
    let requests: Record<string, unknown>[] = Array.from({ length: Math.min(BATCH, to - start) }, (_, i) => ({
      PutRequest: { Item: waitingHead(window, start + i) },
    }));
    while (requests.length > 0) {
      const { UnprocessedItems } = await table.send(
        new BatchWriteCommand({ RequestItems: { [TableName]: requests } }),
      );
      requests = UnprocessedItems?.[TableName] ?? [];
      if (requests.length > 0) await delay(20);
    }
  }
  table.destroy();
};
