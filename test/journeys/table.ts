import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { StoreContext } from "@tongban/store";
import { broker } from "./broker.ts";

const { environment } = broker;
const at = (endpoint: string | undefined) => ({
  region: environment["AWS_REGION"] ?? "",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
  endpoint: endpoint ?? "",
});

/** The broker's table behind its back: for what no API shows (the chain) or no test can wait for (a lease's end). */
export const store: StoreContext = {
  table: DynamoDBDocumentClient.from(new DynamoDBClient(at(environment["AWS_ENDPOINT_URL_DYNAMODB"]))),
  tableName: environment["TABLE_NAME"] ?? "",
  kms: new KMSClient(at(environment["AWS_ENDPOINT_URL_KMS"])),
  keyId: environment["KEY_ID"] ?? "",
};
