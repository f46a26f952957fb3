import { deployments } from "@tongban/functions/deployment";
import { beforeAll, describe, expect, it } from "vitest";
import { statements } from "./statements.ts";
import { type Synthesized, synthesize } from "./synthesized.ts";
import { textOf } from "./templates.ts";
import { at } from "./tree.ts";

const SYNTHESIS_MS = 600_000;
const china = { regions: ["610100"], partition: "aws-cn" };
const primaryKeyArn = "arn:aws-cn:kms:cn-north-1:123456789012:key/mrk-1a2b3c4d5e6f";
const streams = Object.values(deployments).filter(({ trigger }) => trigger.kind === "event-stream");

describe("the AWS region that makes the table", () => {
  it(
    "adds a replica, sealed by the same key there, for every further region of its settings",
    () => {
      const made = synthesize({ ...china, replicas: ["cn-northwest-1"] }, { withSites: false });
      const [table] = made.of("AWS::DynamoDB::GlobalTable");
      expect(at(table?.properties, "Replicas", 1)).toMatchObject({
        Region: "cn-northwest-1",
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
      expect(textOf(at(table?.properties, "Replicas", 1, "SSESpecification"))).toMatch(
        /:kms:cn-northwest-1:.*:key\/ .*Key/,
      );
    },
    SYNTHESIS_MS,
  );
});

describe("a further AWS region", () => {
  let made: Synthesized;
  beforeAll(() => {
    made = synthesize({ ...china, region: "cn-northwest-1", primaryKeyArn }, { withSites: false });
  }, SYNTHESIS_MS);

  it("makes neither a table nor a key of its own, but a replica of the key under the same alias", () => {
    expect([...made.of("AWS::DynamoDB::GlobalTable"), ...made.of("AWS::KMS::Key")]).toEqual([]);
    expect(made.of("AWS::KMS::ReplicaKey").map(({ properties }) => properties["PrimaryKeyArn"])).toEqual([
      primaryKeyArn,
    ]);
    expect(made.of("AWS::KMS::Alias").map(({ properties }) => properties["AliasName"])).toEqual([
      "alias/tongban",
    ]);
  });

  it("reads the stream of its own replica, which deployment asks for once", () => {
    const sources = made
      .of("AWS::Lambda::EventSourceMapping")
      .filter(({ properties }) => "StartingPosition" in properties);
    expect(sources.map(({ properties }) => at(properties, "EventSourceArn", "Ref"))).toEqual(
      streams.map(() => "TableStreamArn"),
    );
    const readers = statements(made).filter(({ actions }) => actions.includes("dynamodb:GetRecords"));
    expect(readers.map(({ resources }) => resources)).toEqual(streams.map(() => [{ Ref: "TableStreamArn" }]));
  });

  it("works what was written here and not what its replica brings from the first", () => {
    const filters = made
      .of("AWS::Lambda::EventSourceMapping")
      .flatMap(({ properties }) => at(properties, "FilterCriteria", "Filters", 0, "Pattern") ?? []);
    expect(filters).toHaveLength(streams.length);
    for (const filter of filters)
      expect(at(JSON.parse(String(filter)), "dynamodb", "NewImage", "home", "S")).toEqual(["cn-northwest-1"]);
  });

  it("is the home of what its functions write", () => {
    const homes = made
      .of("AWS::Lambda::Function")
      .map(({ properties }) => at(properties, "Environment", "Variables", "HOME_REGION"));
    expect(new Set(homes)).toEqual(new Set(["cn-northwest-1"]));
  });
});
