/** The floor that bundles are measured against: a function that does one lib-dynamodb transaction and nothing else. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Writes one transaction. */
export const handler = (input: TransactWriteCommandInput) => table.send(new TransactWriteCommand(input));
