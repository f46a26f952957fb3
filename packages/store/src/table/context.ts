import type { KMSClient } from "@aws-sdk/client-kms";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Sealing } from "../secrets/sealing.ts";

/** Where the table is: all that reading without opening anything takes. */
export type TableContext = {
  readonly table: DynamoDBDocumentClient;
  readonly tableName: string;
};

/** What every part of the store works with. */
export type StoreContext = TableContext & {
  readonly kms: KMSClient;
  /** KMS key id, ARN or alias for data keys. */
  readonly keyId: string;
  readonly sealing: Sealing;
  /** The AWS region that writes here; a case is written by its home alone. */
  readonly home: string;
};
