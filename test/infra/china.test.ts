import { deployments } from "@tongban/functions/deployment";
import { beforeAll, describe, expect, it } from "vitest";
import { statements } from "./statements.ts";
import { type Synthesized, synthesize } from "./synthesized.ts";
import { absentInChina, textOf } from "./templates.ts";
import { at } from "./tree.ts";

const SYNTHESIS_MS = 600_000;

describe("the broker in China", () => {
  let made: Synthesized;
  beforeAll(() => {
    made = synthesize({ regions: ["610100"], partition: "aws-cn" });
  }, SYNTHESIS_MS);

  it("uses no service that is not there or needs an ICP licence", () => {
    expect(made.all.filter(({ type }) => absentInChina.test(type)).map(({ id }) => id)).toEqual([]);
  });

  it("traces nothing with X-Ray", () => {
    expect(
      made.of("AWS::Lambda::Function").filter(({ properties }) => "TracingConfig" in properties),
    ).toEqual([]);
    expect(made.of("AWS::ApiGateway::Stage").map(({ properties }) => properties["TracingEnabled"])).toEqual([
      false,
    ]);
    expect(statements(made).flatMap(({ actions }) => actions.filter((a) => a.startsWith("xray:")))).toEqual(
      [],
    );
  });

  it("puts neither tags nor provisioned pollers on event source mappings", () => {
    for (const { properties } of made.of("AWS::Lambda::EventSourceMapping")) {
      expect(properties).not.toHaveProperty("Tags");
      expect(properties).not.toHaveProperty("ProvisionedPollerConfig");
    }
  });

  it("does not speak to the recursion guard, which is not there", () => {
    expect(
      made.of("AWS::Lambda::Function").filter(({ properties }) => "RecursiveLoop" in properties),
    ).toEqual([]);
  });

  it("runs every function on x86_64", () => {
    for (const { properties } of made.of("AWS::Lambda::Function"))
      expect(properties["Architectures"]).toEqual(["x86_64"]);
  });

  it("uses the firewall of its region only", () => {
    expect(made.of("AWS::WAFv2::WebACL").map(({ properties }) => properties["Scope"])).toEqual(["REGIONAL"]);
  });

  it("names queues and log principals by the partition's own suffix", () => {
    const urls = made
      .of("AWS::Lambda::Function")
      .flatMap(({ properties }) => at(properties, "Environment", "Variables", "QUEUE_URL_PREFIX") ?? []);
    for (const url of urls) expect(textOf(url)).toContain("https://sqs.cn-north-1. AWS::URLSuffix");
    expect(textOf(made.of("AWS::KMS::Key").map(({ properties }) => properties))).toContain(
      "logs.cn-north-1. AWS::URLSuffix",
    );
  });
});

describe("the broker elsewhere", () => {
  it(
    "lets the consumers of webhooks, timers, data sources and sheets feed their own queues",
    () => {
      const made = synthesize({ regions: ["610100"] });
      const guards = made
        .of("AWS::Lambda::Function")
        .map(({ properties }) => [properties["FunctionName"], properties["RecursiveLoop"]]);
      const consumers = Object.entries(deployments).filter(
        ([, { trigger, grants }]) =>
          trigger.kind === "queue" &&
          grants.some(
            (grant) =>
              grant.startsWith("send-webhook") ||
              grant === "send-timer-queue" ||
              grant === "send-certificate-queue" ||
              grant === "send-drop-queue",
          ),
      );
      expect(guards.filter(([, guard]) => guard !== undefined).sort()).toEqual(
        consumers.map(([name]) => [`tongban-${name}`, "Allow"]).sort(),
      );
    },
    SYNTHESIS_MS,
  );
});
