import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { openDataFolder, readAnnouncement } from "./data/data-folder.ts";
import { startDynamodb } from "./engines/dynamodb.ts";
import { LOCAL_CREDENTIALS, REGION } from "./host/aws-clients.ts";
import { TABLE_NAME } from "./host/start.ts";
import { readSettings, type Settings } from "./settings.ts";

/** A table, and how to speak with it. */
export type KeptTable = {
  readonly table: DynamoDBDocumentClient;
  readonly tableName: string;
  /** The AWS region that is spoken with: it writes its own cases alone. */
  readonly home: string;
};

/**
 * Works with the table that `TABLE_NAME` names in the AWS account of the environment, or else with the data folder's: of a
 * running broker its table; without one, the engine is started for as long as it takes.
 */
export const withKeptTable = async <T>(
  environment: NodeJS.ProcessEnv,
  work: (table: KeptTable) => Promise<T>,
): Promise<T> => {
  const named = environment["TABLE_NAME"];
  if (named) return workAt(new DynamoDBClient({}), named, work);
  return withLocalTable(readSettings(environment), (endpoint, name) =>
    workAt(new DynamoDBClient({ endpoint, region: REGION, credentials: LOCAL_CREDENTIALS }), name, work),
  );
};

const withLocalTable = async <T>(
  { dataDir, dynamodbUrl }: Settings,
  work: (endpoint: string, tableName: string) => Promise<T>,
): Promise<T> => {
  const running = readAnnouncement(dataDir);
  if (running && isRunning(running.pid)) return work(running.table.endpoint, running.table.name);
  if (dynamodbUrl !== undefined) return work(dynamodbUrl, TABLE_NAME);
  const folder = openDataFolder(dataDir);
  try {
    const engine = await startDynamodb(folder.folder("dynamodb"));
    try {
      return await work(engine.url, TABLE_NAME);
    } finally {
      await engine.stop();
    }
  } finally {
    folder.release();
  }
};

const workAt = async <T>(
  client: DynamoDBClient,
  tableName: string,
  work: (table: KeptTable) => Promise<T>,
): Promise<T> => {
  try {
    const table = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
    return await work({ table, tableName, home: await client.config.region() });
  } finally {
    client.destroy();
  }
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
