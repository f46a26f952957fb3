import { indexes, tableDefinition, ttlAttribute } from "@tongban/store/table";
import { RemovalPolicy, type Stack } from "aws-cdk-lib";
import { CfnTable } from "aws-cdk-lib/aws-dynamodb";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { TABLE_NAME } from "../names.ts";
import type { Settings } from "../settings.ts";

/** What others need to know of the table to be granted and to read it. */
export type CaseTable = {
  readonly tableArn: string;
  readonly indexArns: readonly string[];
  readonly streamArn: string;
};

const warm = ({ warmThroughput }: Settings) =>
  warmThroughput && {
    warmThroughput: {
      readUnitsPerSecond: warmThroughput.read,
      writeUnitsPerSecond: warmThroughput.write,
    },
  };

const keySchema = (schema: ReturnType<typeof tableDefinition>["KeySchema"]) =>
  schema.map(({ AttributeName, KeyType }) => ({ attributeName: AttributeName, keyType: KeyType }));

/** The single table as the store defines it, with 35 days of point-in-time recovery and no way to drop it by mistake. */
export const caseTable = (stack: Stack, key: IKey, settings: Settings): CaseTable => {
  const definition = tableDefinition(TABLE_NAME);
  const table = new CfnTable(stack, "Table", {
    tableName: definition.TableName,
    billingMode: definition.BillingMode,
    attributeDefinitions: definition.AttributeDefinitions.map(({ AttributeName, AttributeType }) => ({
      attributeName: AttributeName,
      attributeType: AttributeType,
    })),
    keySchema: keySchema(definition.KeySchema),
    globalSecondaryIndexes: definition.GlobalSecondaryIndexes.map((index) => ({
      indexName: index.IndexName,
      keySchema: keySchema(index.KeySchema),
      projection: { projectionType: index.Projection.ProjectionType },
      ...warm(settings),
    })),
    streamSpecification: { streamViewType: definition.StreamSpecification.StreamViewType },
    timeToLiveSpecification: { attributeName: ttlAttribute, enabled: true },
    sseSpecification: { sseEnabled: true, sseType: "KMS", kmsMasterKeyId: key.keyArn },
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    deletionProtectionEnabled: true,
    ...warm(settings),
  });
  table.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  return {
    tableArn: table.attrArn,
    indexArns: Object.values(indexes).map(({ name }) => `${table.attrArn}/index/${name}`),
    streamArn: table.attrStreamArn,
  };
};
