import { setTimeout as delay } from "node:timers/promises";
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";

const describe = async (client: DynamoDBClient, name: string | undefined) => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

const create = async (client: DynamoDBClient, table: CreateTableCommandInput): Promise<void> => {
  try {
    await client.send(new CreateTableCommand(table));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
};

const untilActive = async (client: DynamoDBClient, name: string | undefined): Promise<string> => {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const found = await describe(client, name);
    if (found?.TableStatus === "ACTIVE" && found.LatestStreamArn) return found.LatestStreamArn;
    await delay(20);
  }
  throw new Error(`Table ${name} did not become active with a stream`);
};

/** Makes the table if it is not there, and says its stream's ARN. */
export const ensureTable = async (
  client: DynamoDBClient,
  table: CreateTableCommandInput,
  ttlAttribute: string,
): Promise<string> => {
  const found = await describe(client, table.TableName);
  if (!found) await create(client, table);
  const stream = await untilActive(client, table.TableName);
  if (!found)
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: table.TableName,
        TimeToLiveSpecification: { Enabled: true, AttributeName: ttlAttribute },
      }),
    );
  return stream;
};
