import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { LOCAL_CREDENTIALS, REGION, startDynamodb, startKms, useDynamodb } from "@tongban/local";
import { createKeyring, type StoreContext, sealingWith, tableDefinition } from "@tongban/store";
import { afterAll } from "vitest";

const KEY_ALIAS = "alias/tongban";

/** An engine for one test file. */
export type Engine = {
  /** An empty table. */
  readonly aTable: () => Promise<StoreContext>;
  /** A table with the broker's own keys. */
  readonly aStore: () => Promise<StoreContext>;
};

/**
 * Starts the embedded engine and KMS for a test file; both end with it. Where `TONGBAN_DYNAMODB_URL` names
 * another endpoint, such as the official DynamoDB Local, the same tests run against that one.
 */
export const anEngine = async (): Promise<Engine> => {
  const folder = mkdtempSync(join(tmpdir(), "tongban-store-"));
  const given = process.env["TONGBAN_DYNAMODB_URL"];
  const dynamodb = given ? await useDynamodb(given) : await startDynamodb(folder);
  const kmsEngine = await startKms(folder, REGION, KEY_ALIAS);
  const base = { region: REGION, credentials: LOCAL_CREDENTIALS };
  const client = new DynamoDBClient({ ...base, endpoint: dynamodb.url });
  const kms = new KMSClient({ ...base, endpoint: kmsEngine.url });
  const sealing = sealingWith(kms, KEY_ALIAS);
  const table = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  afterAll(async () => {
    table.destroy();
    client.destroy();
    kms.destroy();
    await Promise.all([dynamodb.stop(), kmsEngine.stop()]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const aTable = async (): Promise<StoreContext> => {
    const tableName = `tongban-${randomUUID()}`;
    await client.send(new CreateTableCommand(tableDefinition(tableName)));
    return { table, tableName, kms, keyId: KEY_ALIAS, sealing, home: REGION };
  };
  const aStore = async (): Promise<StoreContext> => {
    const store = await aTable();
    await createKeyring(store);
    return store;
  };
  return { aTable, aStore };
};
