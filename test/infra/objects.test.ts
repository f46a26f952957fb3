import { deployments } from "@tongban/functions/deployment";
import { DECLARED_DAYS, DECLARED_MATERIAL_PREFIX, DECLARED_PREFIX } from "@tongban/store/declared";
import { beforeAll, describe, expect, it } from "vitest";
import { statements, statementsOfFunction } from "./statements.ts";
import { type Synthesized, synthesize } from "./synthesized.ts";
import { textOf } from "./templates.ts";
import { at } from "./tree.ts";

const SYNTHESIS_MS = 600_000;

describe.each(["aws", "aws-cn"])("the bucket of files in %s", (partition) => {
  let made: Synthesized;
  beforeAll(() => {
    made = synthesize({ regions: ["610100"], partition }, { withSites: false });
  }, SYNTHESIS_MS);

  const bucket = () => made.of("AWS::S3::Bucket").find(({ stack }) => stack === "tongban-storage");

  it("keeps versions, ends what nobody verified, and outlives its stack", () => {
    expect(bucket()?.properties).toMatchObject({
      VersioningConfiguration: { Status: "Enabled" },
      OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
      LifecycleConfiguration: {
        Rules: [
          { Prefix: DECLARED_PREFIX, ExpirationInDays: DECLARED_DAYS, Status: "Enabled" },
          {
            NoncurrentVersionExpiration: { NoncurrentDays: 90 },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          },
        ],
      },
    });
    expect(bucket()?.whole["DeletionPolicy"]).toBe("RetainExceptOnCreate");
  });

  it("denies whatever comes without TLS", () => {
    const [denied] = statements(made).filter(
      ({ holder, allows }) =>
        holder.type === "AWS::S3::BucketPolicy" && holder.stack === "tongban-storage" && !allows,
    );
    expect(denied?.actions).toEqual(["s3:*"]);
    expect(at(denied?.conditions, "Bool", "aws:SecureTransport")).toBe("false");
  });

  it("lets pages send files that were signed for, and read nothing", () => {
    const rules = at(bucket()?.properties, "CorsConfiguration", "CorsRules");
    expect(rules).toMatchObject([{ AllowedMethods: ["PUT", "GET"] }]);
  });

  it("tells the queue of materials of what arrives for them, and nobody else may", () => {
    const [rule] = made
      .of("AWS::Events::Rule")
      .filter(({ properties }) => at(properties, "EventPattern", "detail"));
    expect(at(rule?.properties, "EventPattern", "detail", "object", "key")).toEqual([
      { prefix: DECLARED_MATERIAL_PREFIX },
    ]);
    expect(at(bucket()?.properties, "NotificationConfiguration")).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    const [allowed] = statements(made).filter(
      ({ holder, allows, actions }) =>
        holder.type === "AWS::SQS::QueuePolicy" && allows && actions.includes("sqs:SendMessage"),
    );
    expect(textOf(at(allowed?.conditions, "ArnEquals", "aws:SourceArn"))).toContain("Arrivals");
  });

  it("is reached by the one function that has the grant, and its key through S3 for this bucket alone", () => {
    for (const [name, { grants }] of Object.entries(deployments)) {
      const through = statementsOfFunction(made, `tongban-${name}`).filter(
        ({ actions, resources }) =>
          actions.some((action) => action.startsWith("s3:")) && !textOf(resources).includes("tongban-drops-"),
      );
      const may = (asked: string) => grants.some((grant) => (grant as string) === asked);
      expect(
        through.flatMap(({ actions }) => actions),
        name,
      ).toEqual([
        ...(may("objects") ? ["s3:ListBucket", "s3:GetObject", "s3:PutObject"] : []),
        ...(may("erase-objects")
          ? ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ListBucketVersions"]
          : []),
      ]);
      for (const { resources } of through) expect(textOf(resources)).toContain("tongban-objects-");
    }
    const [erasing] = statementsOfFunction(made, "tongban-verify").filter(({ actions }) =>
      actions.includes("s3:DeleteObject"),
    );
    expect(textOf(erasing?.resources)).toContain("/kept/material/*");
    const opening = statementsOfFunction(made, "tongban-document").filter(({ conditions }) =>
      /\bs3\./.test(textOf(conditions)),
    );
    expect(opening).toHaveLength(1);
    expect(textOf(at(opening[0]?.conditions, "StringLike", "kms:EncryptionContext:aws:s3:arn"))).toContain(
      "tongban-objects-",
    );
  });
});
