import type { KMSClient } from "@aws-sdk/client-kms";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** What every part of the store works with. */
export type StoreContext = {
  readonly table: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly kms: KMSClient;
  /** KMS key id, ARN or alias for data keys. */
  readonly keyId: string;
};
