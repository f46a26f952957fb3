import { beforeAll, describe, expect, it } from "vitest";
import { readSettings } from "../../infra/settings.ts";
import { statements, statementsOfFunction } from "./statements.ts";
import { type Synthesized, synthesize } from "./synthesized.ts";
import { textOf } from "./templates.ts";
import { at } from "./tree.ts";

const SYNTHESIS_MS = 600_000;

describe.each(["aws", "aws-cn"])("the bucket of partners' folders in %s", (partition) => {
  const roleOf = (account: string) => `arn:${partition}:iam::${account}:role/upload`;
  const dropPrincipals = { "nanjing-gov": roleOf("111111111111"), "xian-gov": roleOf("222222222222") };
  let made: Synthesized;
  beforeAll(() => {
    made = synthesize({ regions: ["610100"], partition, dropPrincipals }, { withSites: false });
  }, SYNTHESIS_MS);

  const isOfBucket = (text: string): boolean => /tongban-drops-|Drops/.test(text);
  const ofBucket = () =>
    statements(made).filter(
      ({ holder, resources }) =>
        holder.type === "AWS::S3::BucketPolicy" &&
        isOfBucket(textOf(resources)) &&
        holder.stack === "tongban-storage",
    );
  const bucket = () =>
    made.of("AWS::S3::Bucket").find(({ properties }) => isOfBucket(textOf(properties["BucketName"])));

  it("keeps nothing beyond its days, in no version, and nobody reads it from outside", () => {
    expect(bucket()?.properties).toMatchObject({
      VersioningConfiguration: { Status: "Enabled" },
      LifecycleConfiguration: {
        Rules: [
          { ExpirationInDays: 30, NoncurrentVersionExpiration: { NoncurrentDays: 1 }, Status: "Enabled" },
          { ExpiredObjectDeleteMarker: true },
          { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
        ],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
    expect(textOf(bucket()?.properties["BucketEncryption"])).toContain("aws:kms");
  });

  it("lets a partner's principal put into its own in, read its own out, and list its own folder alone", () => {
    const of = (account: string) =>
      statements(made)
        .filter(
          ({ holder, principal }) =>
            holder.type === "AWS::S3::BucketPolicy" && textOf(principal).includes(account),
        )
        .map(({ actions, resources, conditions }) => [
          ...actions,
          /[\w-]*\/(in|out)\/\*/.exec(textOf(resources))?.[0],
          at(conditions, "StringLike", "s3:prefix"),
        ]);
    for (const [partner, account] of [
      ["nanjing-gov", "111111111111"],
      ["xian-gov", "222222222222"],
    ] as const)
      expect(of(account)).toEqual([
        ["s3:PutObject", `${partner}/in/*`, undefined],
        ["s3:GetObject", `${partner}/out/*`, undefined],
        ["s3:ListBucket", undefined, `${partner}/*`],
      ]);
  });

  it("takes no file under a key of somebody else, and nothing without TLS", () => {
    const denied = ofBucket().filter(({ allows }) => !allows);
    expect(denied.map(({ conditions }) => Object.keys(Object.values(conditions as object)[0]))).toEqual([
      ["aws:SecureTransport"],
      ["s3:x-amz-server-side-encryption-aws-kms-key-id"],
      ["s3:x-amz-server-side-encryption-customer-algorithm"],
    ]);
  });

  it("has the key used by those principals for this bucket through S3 alone", () => {
    const opened = statements(made).filter(
      ({ holder, principal }) => holder.type === "AWS::KMS::Key" && /[12]{12}/.test(textOf(principal)),
    );
    expect(opened).toHaveLength(2);
    for (const { actions, conditions } of opened) {
      expect(actions).toEqual(["kms:Decrypt", "kms:GenerateDataKey"]);
      const asked = at(conditions, "StringEquals");
      expect(textOf(at(asked, "kms:EncryptionContext:aws:s3:arn"))).toContain("tongban-drops-");
      expect(textOf(at(asked, "kms:ViaService")).includes(".cn")).toBe(partition === "aws-cn");
    }
  });

  it("is told of to the queue of drops, but for the broker's own work, and reached by one function", () => {
    const told = made
      .of("AWS::Events::Rule")
      .filter(({ properties }) =>
        textOf(at(properties, "EventPattern", "detail")).includes("tongban-drops-"),
      );
    expect(told.map(({ properties }) => at(properties, "EventPattern", "detail", "object", "key"))).toEqual([
      [{ "anything-but": { prefix: ".work/" } }],
    ]);
    const reach = statementsOfFunction(made, "tongban-drop").filter(({ resources }) =>
      isOfBucket(textOf(resources)),
    );
    expect(reach.flatMap(({ actions }) => actions)).toEqual([
      "s3:ListBucket",
      "s3:GetObject",
      "s3:GetObjectVersion",
      "s3:PutObject",
      "s3:DeleteObject",
    ]);
    expect(textOf(reach.at(-1)?.resources)).toContain("/.work/*");
    expect(
      statementsOfFunction(made, "tongban-verify").filter(({ resources }) => isOfBucket(textOf(resources))),
    ).toEqual([]);
  });
});

it(
  "opens no folder to anybody who is not named",
  () => {
    const made = synthesize({ regions: ["610100"] }, { withSites: false });
    const foreign = statements(made).filter(
      ({ holder, allows }) =>
        holder.type === "AWS::S3::BucketPolicy" && holder.stack === "tongban-storage" && allows,
    );
    expect(foreign).toEqual([]);
  },
  SYNTHESIS_MS,
);

it("names one principal of the partition for a partner, of as many as a policy holds", () => {
  const read = (dropPrincipals: unknown) =>
    readSettings((name) => ({ regions: ["610100"], dropPrincipals })[name as "regions"]).dropPrincipals;
  const arn = "arn:aws:iam::111111111111:role/upload";
  expect(read({ "nanjing-gov": arn })).toEqual({ "nanjing-gov": arn });
  expect(() => read({ "nanjing-gov": "111111111111" })).toThrow("ARNs of IAM roles or users of aws");
  expect(() => read({ "nanjing-gov": arn.replace("aws", "aws-cn") })).toThrow("dropPrincipals must be ARNs");
  expect(() => read({ "../gov": arn })).toThrow("by ids of partners");
  const many = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`partner-${n}`, arn]));
  expect(() => read(many)).toThrow("of 20 partners at most");
});
