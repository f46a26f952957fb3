import { operations } from "@tongban/contract";
import type { FunctionDeployment } from "@tongban/functions/deployment";
import { bundlingOf, functionsOf, operationsOf, type StageName, stageNames } from "@tongban/functions/stages";
import { consumedQueues, scheduledFunctions, streamConsumers } from "@tongban/functions/topology";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot } from "../../infra/bundle.ts";
import { statementsOfFunction } from "./statements.ts";
import { type Synthesized, synthesize } from "./synthesized.ts";
import { absentInChina, apiMethods } from "./templates.ts";

const SYNTHESIS_MS = 600_000;
const context = { regions: ["610100"], oidcIssuer: "https://id.example.gov.cn/staff" };

const namesOf = ({ all }: Synthesized): ReadonlySet<string> =>
  new Set(
    all.map(
      ({ stack, type, id }) =>
        `${stack} ${type} ${id.replace(/Deployment[0-9A-Fa-f]+$|CurrentVersion.*$/, "")}`,
    ),
  );

describe.each(["aws", "aws-cn"])("a sandbox beside production, in %s", (partition) => {
  let made: Readonly<Record<StageName, Synthesized>>;
  beforeAll(() => {
    const synthesized = (stage: StageName) => synthesize({ ...context, partition, stage });
    made = { production: synthesized("production"), sandbox: synthesized("sandbox") };
  }, SYNTHESIS_MS);

  it("leaves no trace in production: no function, route, queue, permission, variable, alarm", () => {
    for (const [stack, template] of made.production.templates)
      expect(JSON.stringify(template), stack).not.toMatch(/sandbox/i);
  });

  it("has everything that production has, and beside it what belongs to its one function", () => {
    const production = namesOf(made.production);
    const sandbox = namesOf(made.sandbox);
    expect([...production].filter((name) => !sandbox.has(name))).toEqual([]);
    const more = [...sandbox].filter((name) => !production.has(name));
    expect(more.filter((name) => !/sandbox/i.test(name))).toEqual([]);
    expect(more.filter((name) => / AWS::(SQS|DynamoDB|S3|Events|SNS|KMS)::/.test(name))).toEqual([]);
  });

  it("routes the paths of the sandbox to that function, and none of them in production", () => {
    const paths = (stage: StageName) =>
      apiMethods(made[stage]).flatMap(({ method, path }) =>
        path.startsWith("/sandbox") ? [`${method} ${path}`] : [],
      );
    expect(paths("production")).toEqual([]);
    expect(paths("sandbox").sort()).toEqual([
      "GET /sandbox/v1",
      "POST /sandbox/v1/clock",
      "POST /sandbox/v1/faults",
      "POST /sandbox/v1/partners",
      "POST /sandbox/v1/reset",
    ]);
  });

  it("has the documentation as production has it", () => {
    const copied = (stage: StageName) =>
      made[stage]
        .of("Custom::CDKBucketDeployment")
        .map(({ properties }) => [properties["DestinationBucketKeyPrefix"], properties["SourceObjectKeys"]]);
    expect(copied("sandbox").map(([to]) => to)).toContain("docs");
    expect(copied("sandbox")).toEqual(copied("production"));
  });

  it("uses what the partition has, and names nothing by another one", () => {
    const { all, templates } = made.sandbox;
    const strange = partition === "aws-cn" ? absentInChina : /^AWS::Cognito::/;
    expect(all.filter(({ type }) => strange.test(type)).map(({ id }) => id)).toEqual([]);
    const elsewhere = partition === "aws-cn" ? /arn:aws:/ : /arn:aws-cn:/;
    for (const [stack, template] of templates) expect(JSON.stringify(template), stack).not.toMatch(elsewhere);
  });

  it("grants its route worker what it needs to answer by itself, which production's has not", () => {
    const granted = (stage: StageName) => statementsOfFunction(made[stage], "tongban-route").length;
    expect(granted("sandbox")).toBeGreaterThan(granted("production"));
  });
});

describe("the stages", () => {
  it("have the same queues, streams and schedules", () => {
    const topology = (stage: StageName) => {
      const functions: Readonly<Record<string, FunctionDeployment>> = functionsOf(stage);
      return [
        consumedQueues(functions, ["610100"]),
        streamConsumers(functions),
        scheduledFunctions(functions),
      ];
    };
    expect(topology("sandbox")).toEqual(topology("production"));
  });

  it("have the same operations but those of the sandbox, whose names and paths are no others'", () => {
    expect(operationsOf("production").map(({ operation }) => operation)).toEqual(operations);
    const all = operationsOf("sandbox").map(({ operation }) => operation);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(new Set(all.map(({ method, path }) => `${method} ${path}`)).size).toBe(all.length);
  });

  it.each(stageNames)(
    "hold code of the sandbox in their bundles where they are one: %s",
    async (stage) => {
      const bundling = bundlingOf(stage);
      const { metafile } = await build({
        ...bundling,
        // Only what goes in is looked at: what many have in common need not be written out for each.
        minify: false,
        splitting: true,
        mainFields: [...bundling.mainFields],
        absWorkingDir: repositoryRoot,
        entryPoints: [...new Set(Object.values(functionsOf(stage)).map(({ entry }) => entry))],
        outdir: "build/never-written",
        write: false,
        metafile: true,
        logLevel: "silent",
      });
      const inputs = Object.keys(metafile.inputs).filter((input) => !input.includes("node_modules/"));
      const ofSandbox = inputs.filter((input) => /(^|\/)sandbox\//.test(input));
      const production = stage === "production";
      expect(ofSandbox.length === 0).toBe(production);
      expect(inputs.includes("functions/edge/stage.ts")).toBe(production);
      expect(inputs.includes("functions/sandbox/stage.ts")).toBe(!production);
    },
    120_000,
  );
});
