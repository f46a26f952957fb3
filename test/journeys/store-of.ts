import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type StoreContext, sealingWith } from "@tongban/store";
import type { RunningBroker } from "./broker-process.ts";

/** A broker's table behind its back: for what no API shows (the chain) or no test can wait for (a lease's end). */
export const storeOf = ({ environment }: Pick<RunningBroker, "environment">): StoreContext => {
  const at = (endpoint: string | undefined) => ({
    region: environment["AWS_REGION"] ?? "",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    endpoint: endpoint ?? "",
  });
  const kms = new KMSClient(at(environment["AWS_ENDPOINT_URL_KMS"]));
  const keyId = environment["KEY_ID"] ?? "";
  return {
    table: DynamoDBDocumentClient.from(new DynamoDBClient(at(environment["AWS_ENDPOINT_URL_DYNAMODB"]))),
    tableName: environment["TABLE_NAME"] ?? "",
    kms,
    keyId,
    sealing: sealingWith(kms, keyId),
    home: environment["HOME_REGION"] ?? "",
  };
};
