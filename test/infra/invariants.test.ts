import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  applicantMetrics,
  certificateMetrics,
  deployments,
  environmentNames,
  queueNames,
  rateMetrics,
  returnMetrics,
  sweepMetrics,
} from "@tongban/functions/deployment";
import { scheduledFunctions } from "@tongban/functions/topology";
import { tableDefinition, ttlAttribute } from "@tongban/store/table";
import { beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot } from "../../infra/bundle.ts";
import { runbookEntries } from "../../infra/constructs/alarm/alarm.ts";
import { statements, statementsOfFunction } from "./statements.ts";
import { type Synthesized, synthesize } from "./synthesized.ts";
import { isProjectKey, queueAlarms, queueNamed, queuesByName, textOf } from "./templates.ts";
import { at, listed } from "./tree.ts";

const SYNTHESIS_MS = 600_000;
const fewRegions = { regions: ["610100", "610100-iwd"] };

/** Where each type of resource names the key that encrypts it. */
const keyPlaces: Readonly<Record<string, readonly (string | number)[]>> = {
  "AWS::DynamoDB::GlobalTable": ["Replicas", 0, "SSESpecification", "KMSMasterKeyId"],
  "AWS::Backup::BackupVault": ["EncryptionKeyArn"],
  "AWS::SQS::Queue": ["KmsMasterKeyId"],
  "AWS::SNS::Topic": ["KmsMasterKeyId"],
  "AWS::Logs::LogGroup": ["KmsKeyId"],
  "AWS::Lambda::Function": ["KmsKeyArn"],
  "AWS::S3::Bucket": [
    "BucketEncryption",
    "ServerSideEncryptionConfiguration",
    0,
    "ServerSideEncryptionByDefault",
    "KMSMasterKeyID",
  ],
};

/** Types that keep nothing of their own. */
const keepNothing =
  /^(AWS::(ApiGateway|CloudWatch|CodeDeploy|Events|IAM|KMS|WAFv2)::|AWS::Backup::Backup(Plan|Selection)|AWS::Lambda::(Alias|EventSourceMapping|Permission|LayerVersion|Version)|AWS::Logs::(MetricFilter|ResourcePolicy)|AWS::S3::BucketPolicy|AWS::SQS::QueuePolicy|AWS::SNS::TopicPolicy|Custom::CDKBucketDeployment)/;

const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");

const runbookAnchors = (): ReadonlySet<string> => {
  const text = readFileSync(join(repositoryRoot, "docs/runbook.md"), "utf8");
  return new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => `docs/runbook.md#${slug(heading)}`),
  );
};

describe.each([
  { name: "aws", context: {} },
  { name: "aws-cn", context: { partition: "aws-cn" } },
])("the broker in $name", ({ context }) => {
  let made: Synthesized;
  beforeAll(() => {
    made = synthesize({ ...fewRegions, ...context });
  }, SYNTHESIS_MS);

  it("encrypts all that keeps anything with the project's key", () => {
    const types = new Set(made.all.map(({ type }) => type));
    expect([...types].filter((type) => !(type in keyPlaces) && !keepNothing.test(type))).toEqual([]);
    const open = made.all.filter(
      ({ type, properties }) =>
        type in keyPlaces && !isProjectKey(at(properties, ...(keyPlaces[type] ?? []))),
    );
    expect(open.map(({ id }) => id)).toEqual([]);
    expect(made.of("AWS::KMS::Key").map(({ properties }) => properties["EnableKeyRotation"])).toEqual([true]);
  });

  it("allows no action by a wildcard", () => {
    const wild = statements(made).filter(
      ({ allows, actions }) => allows && actions.some((a) => a.includes("*")),
    );
    expect(wild.map(({ holder, actions }) => [holder.id, actions])).toEqual([]);
  });

  it("grants every resource only where none can be named", () => {
    const everywhere = statements(made).filter(
      ({ allows, resources, holder }) =>
        allows && holder.type === "AWS::IAM::Role" && resources.includes("*"),
    );
    expect(new Set(everywhere.flatMap(({ actions }) => actions.map((a) => a.split(":")[0])))).toEqual(
      new Set("partition" in context ? [] : ["xray"]),
    );
  });

  it("keeps the table as the store defines it, recoverable to any second and safe from deletion", () => {
    const [table] = made.of("AWS::DynamoDB::GlobalTable");
    const definition = tableDefinition("tongban");
    expect(table?.properties).toMatchObject({
      KeySchema: definition.KeySchema,
      AttributeDefinitions: definition.AttributeDefinitions,
      GlobalSecondaryIndexes: definition.GlobalSecondaryIndexes,
      BillingMode: "PAY_PER_REQUEST",
      StreamSpecification: { StreamViewType: definition.StreamSpecification.StreamViewType },
      TimeToLiveSpecification: { AttributeName: ttlAttribute, Enabled: true },
      Replicas: [
        {
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          DeletionProtectionEnabled: true,
        },
      ],
    });
    expect(table?.whole["DeletionPolicy"]).toBe("RetainExceptOnCreate");
  });

  it("chooses now what can never be changed: a global table, both images in its stream, a multi-Region key", () => {
    expect(made.of("AWS::DynamoDB::Table")).toEqual([]);
    const [table] = made.of("AWS::DynamoDB::GlobalTable");
    expect(at(table?.properties, "StreamSpecification", "StreamViewType")).toBe("NEW_AND_OLD_IMAGES");
    expect(made.of("AWS::KMS::Key").map(({ properties }) => properties["MultiRegion"])).toEqual([true]);
  });

  it("tells every function its home, the AWS region of the installation", () => {
    const homes = made
      .of("AWS::Lambda::Function")
      .map(({ properties }) => at(properties, "Environment", "Variables", "HOME_REGION"))
      .filter((home) => home !== undefined);
    expect(homes).toEqual(
      Object.keys(deployments).map(() => ("partition" in context ? "cn-north-1" : "ap-east-1")),
    );
  });

  it("gives every consumed queue a dead-letter queue: one for all regions, one for each of the others", () => {
    const sources = made
      .of("AWS::Lambda::EventSourceMapping")
      .flatMap(({ properties }) => queueNamed(made, properties["EventSourceArn"]) ?? []);
    const queues = queuesByName(made);
    const dead = sources.map((name) =>
      queueNamed(made, at(queues.get(name)?.properties, "RedrivePolicy", "deadLetterTargetArn")),
    );
    const regional = (name: string) => name.startsWith("tongban-region-");
    expect(dead).toEqual(sources.map((name) => (regional(name) ? "tongban-regions-dlq" : `${name}-dlq`)));
    expect(dead.filter((name) => name === undefined || !queues.has(name))).toEqual([]);
    expect(sources).toHaveLength(fewRegions.regions.length + Object.keys(queueNames).length);
  });

  it("has no queue that is neither consumed nor the end of a consumer's failures", () => {
    const used = new Set(
      [
        ...made
          .of("AWS::Lambda::EventSourceMapping")
          .flatMap(({ properties }) => [
            properties["EventSourceArn"],
            at(properties, "DestinationConfig", "OnFailure", "Destination"),
          ]),
        ...made
          .of("AWS::SQS::Queue")
          .map(({ properties }) => at(properties, "RedrivePolicy", "deadLetterTargetArn")),
      ].map((arn) => queueNamed(made, arn)),
    );
    expect([...queuesByName(made).keys()].filter((name) => !used.has(name))).toEqual([]);
  });

  it("keeps messages for 14 days and takes them only over TLS", () => {
    for (const { properties } of made.of("AWS::SQS::Queue"))
      expect(properties["MessageRetentionPeriod"]).toBe(1_209_600);
    expect(made.of("AWS::SQS::QueuePolicy")).toHaveLength(made.of("AWS::SQS::Queue").length);
  });

  it("watches the age of every queue, and the depth of those that nothing consumes", () => {
    const queues = [...queuesByName(made)];
    const isRegional = ([name]: (typeof queues)[number]) => name.startsWith("tongban-region-");
    const unwatched = queues.filter(
      (queue) =>
        !isRegional(queue) && queueAlarms(made, queue[0], "ApproximateAgeOfOldestMessage").length !== 1,
    );
    expect(unwatched.map(([name]) => name)).toEqual([]);
    const holding = queues
      .filter(([, { properties }]) => !("RedrivePolicy" in properties))
      .map(([name]) => name);
    const depths = holding.map((name) => queueAlarms(made, name, "ApproximateNumberOfMessagesVisible"));
    expect(depths.map((alarms) => alarms.map(({ properties }) => properties["Threshold"]))).toEqual(
      holding.map(() => [1]),
    );
  });

  it("names an entry of the runbook in every alarm, and tells the topic of each", () => {
    const anchors = runbookAnchors();
    for (const { properties } of made.of("AWS::CloudWatch::Alarm")) {
      expect(anchors).toContain(properties["AlarmDescription"]);
      expect(listed(properties["AlarmActions"])).toHaveLength(1);
    }
  });

  it("has an alarm for every entry of the runbook that it knows", () => {
    const named = new Set(
      made.of("AWS::CloudWatch::Alarm").map(({ properties }) => properties["AlarmDescription"]),
    );
    expect(named).toEqual(new Set(runbookEntries.map((entry) => `docs/runbook.md#${entry}`)));
  });

  it("watches both stream consumers, every function, the API and webhooks", () => {
    const watched = made
      .of("AWS::CloudWatch::Alarm")
      .map(({ properties }) =>
        `${properties["MetricName"]} ${at(properties, "Dimensions", 0, "Value") ?? ""}`.trim(),
      );
    const functions = Object.keys(deployments);
    expect(watched).toEqual(
      expect.arrayContaining([
        ...functions.flatMap((name) => [
          `Errors tongban-${name}`,
          `Throttles tongban-${name}`,
          `LoggedFaults-${name}`,
        ]),
        "IteratorAge tongban-relay",
        "IteratorAge tongban-tally",
        "5XXError tongban",
        "AnswerTime",
        "WebhooksDisabled",
        "RegionsWithoutQueue",
        "RefusedForTheirRate",
        "ThrottledByAws",
        "TransactionConflict tongban",
        "BlockedRequests ".concat("partition" in context ? "cn-north-1" : "ap-east-1"),
        "NumberOfBackupJobsFailed tongban",
      ]),
    );
  });

  it("tells when a function that runs by schedule does not run", () => {
    const scheduled = scheduledFunctions(deployments);
    expect(scheduled.length).toBeGreaterThan(0);
    const rules = made.of("AWS::Events::Rule").map(({ properties }) => properties);
    for (const { name, everyMinutes } of scheduled) {
      const rule = rules.find(({ Name }) => Name === `tongban-${name}`);
      expect(rule?.["ScheduleExpression"]).toBe(
        everyMinutes === 1 ? "rate(1 minute)" : `rate(${everyMinutes} minutes)`,
      );
      const alarm = made
        .of("AWS::CloudWatch::Alarm")
        .find(({ properties }) => properties["AlarmName"] === `tongban-${name}-stands-still`);
      expect(textOf(at(alarm?.properties, "Metrics"))).toContain("Invocations");
    }
  });

  it("tells when no sweep of the timers says that it is alive for five minutes, and when timers are late", () => {
    const alarmOf = (name: string) =>
      made
        .of("AWS::CloudWatch::Alarm")
        .find(({ properties }) => properties["AlarmName"] === `tongban-${name}`)?.properties;
    const unswept = alarmOf("timers-unswept");
    expect(unswept).toMatchObject({ EvaluationPeriods: 5, DatapointsToAlarm: 5, Threshold: 1 });
    const silence = textOf(at(unswept, "Metrics"));
    for (const word of ["FILL(sweeps, 0)", "SampleCount", sweepMetrics.found])
      expect(silence).toContain(word);
    expect(alarmOf("timers-late")).toMatchObject({
      Namespace: "Tongban",
      MetricName: sweepMetrics.lateness,
      Threshold: 300,
    });
  });

  it("tells when a result was first returned later than a minute after its decision, and shows how soon they are", () => {
    const late = made
      .of("AWS::CloudWatch::Alarm")
      .find(({ properties }) => properties["AlarmName"] === "tongban-returns-late")?.properties;
    expect(late).toMatchObject({
      Namespace: "Tongban",
      MetricName: returnMetrics.lateness,
      Statistic: "Maximum",
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 60,
    });
    const [dashboard] = made.of("AWS::CloudWatch::Dashboard");
    expect(textOf(at(dashboard?.properties, "DashboardBody"))).toContain(returnMetrics.lateness);
  });

  it("watches the throttles of every index, which those of the table leave out", () => {
    const { GlobalSecondaryIndexes } = tableDefinition("tongban");
    const watched = made
      .of("AWS::CloudWatch::Alarm")
      .map(({ properties }) => textOf(at(properties, "Metrics")))
      .filter((text) => text.includes("GlobalSecondaryIndexName"));
    for (const { IndexName } of GlobalSecondaryIndexes)
      expect(
        watched.filter(
          (text) =>
            text.includes(` ${IndexName} `) &&
            text.includes("ReadThrottleEvents") &&
            text.includes("WriteThrottleEvents"),
        ),
        IndexName,
      ).toHaveLength(1);
  });

  it("reads every metric of its own that an alarm looks at from some log, but those that functions put themselves", () => {
    const read = new Set([
      ...Object.values(sweepMetrics),
      ...Object.values(returnMetrics),
      ...Object.values(applicantMetrics),
      ...Object.values(certificateMetrics),
      ...Object.values(rateMetrics),
      ...made
        .of("AWS::Logs::MetricFilter")
        .map(({ properties }) => at(properties, "MetricTransformations", 0, "MetricName")),
    ]);
    const looked = made
      .of("AWS::CloudWatch::Alarm")
      .filter(({ properties }) => properties["Namespace"] === "Tongban")
      .map(({ properties }) => properties["MetricName"]);
    expect(looked.filter((name) => !read.has(name))).toEqual([]);
    expect(looked.length).toBeGreaterThan(5);
  });

  it("keeps every log for more than six months", () => {
    for (const { properties } of made.of("AWS::Logs::LogGroup"))
      expect(Number(properties["RetentionInDays"])).toBeGreaterThanOrEqual(184);
    for (const { properties } of made.of("AWS::Lambda::Function"))
      expect(at(properties, "LoggingConfig", "LogGroup", "Ref")).toBeTypeOf("string");
  });

  it("makes each function as its deployment says, with all of its environment", () => {
    for (const [name, { memory, timeout }] of Object.entries(deployments)) {
      const found = made
        .of("AWS::Lambda::Function")
        .find(({ properties }) => properties["FunctionName"] === `tongban-${name}`);
      expect(found?.properties).toMatchObject({
        Runtime: "nodejs24.x",
        MemorySize: memory,
        Timeout: timeout,
      });
      expect(Object.keys(Object(at(found?.properties, "Environment", "Variables")))).toEqual(
        expect.arrayContaining([...environmentNames]),
      );
    }
  });

  it("opens personal data only to functions that are granted data keys", () => {
    for (const [name, { grants }] of Object.entries(deployments)) {
      const direct = statementsOfFunction(made, `tongban-${name}`)
        .filter(({ conditions }) => conditions === undefined)
        .flatMap(({ actions }) => actions.filter((action) => action.startsWith("kms:")));
      const granted = grants.some((grant) => grant === "data-key");
      expect([name, direct.sort()]).toEqual([name, granted ? ["kms:Decrypt", "kms:GenerateDataKey"] : []]);
    }
  });

  it("lets polls write nonces, what is left of a rate and their places, open what was sealed and make no key, and nothing else", () => {
    const own = statementsOfFunction(made, "tongban-poll");
    const writes = own.filter(({ actions }) =>
      actions.some((action) => /Item$/.test(action) && !/Get/.test(action)),
    );
    expect(writes.map(({ conditions }) => conditions)).toEqual([
      {
        "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["NONCE#*", "RATE#*", "POLLS#*"] },
        Null: { "dynamodb:LeadingKeys": "false" },
      },
    ]);
    const opens = own.filter(({ actions }) => actions.includes("kms:Decrypt"));
    expect(opens.map(({ conditions }) => Object.keys(Object(at(conditions, "StringEquals"))))).toEqual(
      expect.arrayContaining([["kms:EncryptionContext:purpose"], ["kms:ViaService"]]),
    );
    expect(opens).toHaveLength(2);
  });

  it("lets a function use the table and send to queues only as it is granted", () => {
    const wanted: readonly (readonly [string, string, RegExp])[] = [
      ["table-read", "dynamodb:Query", /index\/worklist/],
      ["table-write", "dynamodb:BatchWriteItem", /TableArn|Table\w+ Arn/],
      ["send-region-queues", "sqs:SendMessage", /:tongban-region-\*/],
      ...Object.entries(queueNames).map(
        ([name, queue]) =>
          [`send-${name}-queue`, "sqs:SendMessage", new RegExp(`:${queue}(?![\\w-])`)] as const,
      ),
    ];
    for (const [name, { grants }] of Object.entries(deployments))
      for (const [grant, action, resource] of wanted) {
        const may = statementsOfFunction(made, `tongban-${name}`).some(
          ({ actions, resources }) => actions.includes(action) && resource.test(textOf(resources)),
        );
        expect([name, grant, may]).toEqual([name, grant, grants.some((each) => each === grant)]);
      }
  });

  it("reads the stream in order, bounded in tries, and only new events of its own region", () => {
    const streams = made
      .of("AWS::Lambda::EventSourceMapping")
      .filter(({ properties }) => "StartingPosition" in properties);
    expect(streams).toHaveLength(2);
    for (const { properties } of streams) {
      expect(properties).toMatchObject({
        BisectBatchOnFunctionError: true,
        ParallelizationFactor: 1,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        StartingPosition: "TRIM_HORIZON",
      });
      expect(Number(properties["MaximumRetryAttempts"])).toBeGreaterThan(0);
      expect(JSON.parse(String(at(properties, "FilterCriteria", "Filters", 0, "Pattern")))).toEqual({
        eventName: ["INSERT"],
        dynamodb: {
          NewImage: {
            sk: { S: [{ prefix: "EVENT#" }] },
            home: { S: ["partition" in context ? "cn-north-1" : "ap-east-1"] },
          },
        },
      });
      expect(queueNamed(made, at(properties, "DestinationConfig"))).toMatch(
        /^tongban-(relay|tally)-failures$/,
      );
    }
    expect(streams.map(({ properties }) => properties["TumblingWindowInSeconds"])).toEqual([undefined, 5]);
  });

  it("reports failed messages one by one from every queue", () => {
    for (const { properties } of made.of("AWS::Lambda::EventSourceMapping"))
      expect(properties["FunctionResponseTypes"]).toEqual(["ReportBatchItemFailures"]);
  });

  it("writes no partition into an ARN by hand", () => {
    const literal = made.all.filter(({ properties }) => /\barn:aws(-cn)?:/.test(textOf(properties)));
    expect(literal.map(({ id }) => id)).toEqual([]);
  });
});
