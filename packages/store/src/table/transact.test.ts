import {
  DynamoDBClient,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { batchGet, writeAll } from "./batch.ts";
import type { StoreContext } from "./context.ts";
import { isBusy, StoreBusy } from "./faults.ts";
import { transact } from "./transact.ts";

/** What no engine on one machine does: races, throttling and partial answers. */
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: "cn-local-1" }));
const table = mockClient(client);
const context = { table: client, tableName: "tongban" } as StoreContext;
const item = { Put: { TableName: "tongban", Item: { pk: "a", sk: "b" } } };

beforeEach(() => void table.reset());

const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    message: "cancelled",
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

const throttled = () => new ProvisionedThroughputExceededException({ message: "slow down", $metadata: {} });

describe("a transaction", () => {
  it.each([
    ["a race", cancelled("None", "TransactionConflict")],
    ["throttling of one of its items", cancelled("ThrottlingError", "None")],
    ["throttling of the whole", throttled()],
  ])("is sent again after %s", async (_, fault) => {
    table.on(TransactWriteCommand).rejectsOnce(fault).rejectsOnce(fault).resolves({});
    expect(await transact(context, [item])).toBe("written");
    expect(table.commandCalls(TransactWriteCommand)).toHaveLength(3);
  });

  it.each([
    ["alone", cancelled("None", "ConditionalCheckFailed")],
    ["beside a race", cancelled("TransactionConflict", "ConditionalCheckFailed")],
  ])("is a conflict where a condition failed %s, and is not sent again", async (_, fault) => {
    table.on(TransactWriteCommand).rejects(fault);
    expect(await transact(context, [item])).toBe("conflict");
    expect(table.commandCalls(TransactWriteCommand)).toHaveLength(1);
  });

  it("is given up as busy where races do not end", async () => {
    table.on(TransactWriteCommand).rejects(cancelled("TransactionConflict"));
    const fault = await transact(context, [item]).catch((reason: unknown) => reason);
    expect(fault).toBeInstanceOf(StoreBusy);
    expect(isBusy(fault)).toBe(true);
  });

  it.each([
    ["a wrong item", cancelled("ValidationError")],
    ["a fault without reasons", cancelled()],
    ["a lost connection", new Error("ECONNRESET")],
  ])("passes on %s at once: more tries would not help, or are the SDK's", async (_, fault) => {
    table.on(TransactWriteCommand).rejects(fault);
    await expect(transact(context, [item])).rejects.toBe(fault);
    expect(isBusy(fault)).toBe(false);
    expect(table.commandCalls(TransactWriteCommand)).toHaveLength(1);
  });

  it("of many items is cut at DynamoDB's limit of 100", async () => {
    table.on(TransactWriteCommand).resolves({});
    await writeAll(
      context,
      Array.from({ length: 201 }, (_, i) => ({ pk: "a", sk: `${i}` })),
    );
    const sizes = table
      .commandCalls(TransactWriteCommand)
      .map(({ args }) => args[0].input.TransactItems?.length);
    expect(sizes).toEqual([100, 100, 1]);
  });
});

describe("a batch read", () => {
  const keysOf = (count: number) => Array.from({ length: count }, (_, i) => ({ pk: "a", sk: `${i}` }));

  it("asks again for what was left out, until all is there", async () => {
    const [first, second] = keysOf(2);
    table
      .on(BatchGetCommand)
      .resolvesOnce({
        Responses: { tongban: [first ?? {}] },
        UnprocessedKeys: { tongban: { Keys: [second ?? {}] } },
      })
      .resolves({ Responses: { tongban: [second ?? {}] } });
    expect(await batchGet(context, keysOf(2))).toEqual(keysOf(2));
    expect(table.commandCalls(BatchGetCommand)[1]?.args[0].input.RequestItems?.["tongban"]?.Keys).toEqual([
      second,
    ]);
  });

  it("is given up as busy where nothing more comes", async () => {
    table.on(BatchGetCommand).resolves({ UnprocessedKeys: { tongban: { Keys: keysOf(1) } } });
    await expect(batchGet(context, keysOf(1))).rejects.toThrow(StoreBusy);
  }, 30_000);

  it("names no key twice and no more than 100 at once: DynamoDB refuses either", async () => {
    table.on(BatchGetCommand).resolves({ Responses: { tongban: [] } });
    await batchGet(context, [...keysOf(150), ...keysOf(150)]);
    const asked = table
      .commandCalls(BatchGetCommand)
      .map(({ args }) => args[0].input.RequestItems?.["tongban"]?.Keys?.length);
    expect(asked.toSorted()).toEqual([100, 50]);
  });

  it("of nothing asks for nothing", async () => {
    expect(await batchGet(context, [])).toEqual([]);
    expect(table.calls()).toHaveLength(0);
  });
});
