/** The floor that bundles are measured against: a function that does one lib-dynamodb read and write, and nothing else. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** What a submission reads, and what it writes. */
export type ReadAndWrite = { readonly read: BatchGetCommandInput; readonly write: TransactWriteCommandInput };

/** Reads one batch, then writes one transaction. */
export const handler = async ({ read, write }: ReadAndWrite) => {
  await table.send(new BatchGetCommand(read));
  return table.send(new TransactWriteCommand(write));
};
