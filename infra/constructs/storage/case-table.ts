import { indexes, tableDefinition, ttlAttribute } from "@tongban/store/table";
import { CfnParameter, RemovalPolicy, type Stack } from "aws-cdk-lib";
import { CfnGlobalTable } from "aws-cdk-lib/aws-dynamodb";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { TABLE_NAME } from "../../names.ts";
import type { Settings } from "../../settings.ts";

/** What others need to know of the table to be granted and to read it. */
export type CaseTable = {
  readonly tableArn: string;
  readonly indexArns: readonly string[];
  /** ARN of the table's stream, as a stack that reads it knows it. */
  streamArnIn(stack: Stack): string;
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

const replica = (stack: Stack, region: string, key: IKey): CfnGlobalTable.ReplicaSpecificationProperty => ({
  region,
  deletionProtectionEnabled: true,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
  // A multi-Region key has the same id everywhere.
  sseSpecification: {
    kmsMasterKeyId:
      region === stack.region
        ? key.keyArn
        : stack.formatArn({ service: "kms", region, resource: "key", resourceName: key.keyId }),
  },
});

const indexArns = (tableArn: string): string[] =>
  Object.values(indexes).map(({ name }) => `${tableArn}/index/${name}`);

/**
 * The single table as the store defines it, with 35 days of point-in-time recovery and no way to drop it by mistake. It
 * is a global table with one replica or more, because a table that is not cannot become one.
 */
export const caseTable = (
  stack: Stack,
  key: IKey,
  settings: Settings,
  replicas: readonly string[],
): CaseTable => {
  const definition = tableDefinition(TABLE_NAME);
  const table = new CfnGlobalTable(stack, "Table", {
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
      projection: {
        projectionType: index.Projection.ProjectionType,
        ...("NonKeyAttributes" in index.Projection
          ? { nonKeyAttributes: index.Projection.NonKeyAttributes }
          : {}),
      },
      ...warm(settings),
    })),
    streamSpecification: { streamViewType: definition.StreamSpecification.StreamViewType },
    timeToLiveSpecification: { attributeName: ttlAttribute, enabled: true },
    sseSpecification: { sseEnabled: true, sseType: "KMS" },
    replicas: [settings.region, ...replicas].map((region) => replica(stack, region, key)),
    ...warm(settings),
  });
  table.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  return {
    tableArn: table.attrArn,
    indexArns: indexArns(table.attrArn),
    streamArnIn: () => table.attrStreamArn,
  };
};

/** The replica of a table that another AWS region made; its stream's ARN is known once the replica is there. */
export const replicaTable = (stack: Stack, streamArn: string | undefined): CaseTable => {
  const tableArn = stack.formatArn({ service: "dynamodb", resource: "table", resourceName: TABLE_NAME });
  const asked = (reader: Stack): string => {
    const known = reader.node.tryFindChild("TableStreamArn");
    if (known instanceof CfnParameter) return known.valueAsString;
    return new CfnParameter(reader, "TableStreamArn", {
      description: `ARN of the stream of the replica of ${TABLE_NAME} in this region`,
      allowedPattern: `^arn:[^ ]+:table/${TABLE_NAME}/stream/[^ ]+$`,
    }).valueAsString;
  };
  return { tableArn, indexArns: indexArns(tableArn), streamArnIn: (reader) => streamArn ?? asked(reader) };
};
