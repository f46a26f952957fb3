import { deployments } from "@tongban/functions/deployment";
import { beforeAll, describe, expect, it } from "vitest";
import { type Resource, type Synthesized, synthesize } from "./synthesized.ts";
import { apiMethods, textOf } from "./templates.ts";
import { at, listed } from "./tree.ts";

const SYNTHESIS_MS = 600_000;
const regions = ["610100"];
const names = Object.keys(deployments).map((name) => `tongban-${name}`);

const groupOf = (made: Synthesized, alias: Resource): Resource | undefined => {
  const id = at(alias.whole, "UpdatePolicy", "CodeDeployLambdaAliasUpdate", "DeploymentGroupName", "Ref");
  return made.of("AWS::CodeDeploy::DeploymentGroup").find((group) => group.id === id);
};

const functionOf = (made: Synthesized, alias: Resource): string =>
  String(
    made.of("AWS::Lambda::Function").find(({ id }) => id === at(alias.properties, "FunctionName", "Ref"))
      ?.properties["FunctionName"],
  );

const alarmNames = (made: Synthesized, group: Resource | undefined): readonly string[] =>
  listed(at(group?.properties, "AlarmConfiguration", "Alarms"))
    .map((alarm) => made.of("AWS::CloudWatch::Alarm").find(({ id }) => id === at(alarm, "Name", "Ref")))
    .map((alarm) => String(alarm?.properties["AlarmName"]));

describe.each([
  { name: "aws", context: {} },
  { name: "aws-cn", context: { partition: "aws-cn" } },
])("a rollout in $name", ({ context }) => {
  let made: Synthesized;
  beforeAll(() => {
    made = synthesize({ regions, ...context }, { withSites: false });
  }, SYNTHESIS_MS);

  it("moves the alias of every function by and by, and takes it back when its faults are seen", () => {
    const aliases = made.of("AWS::Lambda::Alias");
    expect(aliases.map((alias) => functionOf(made, alias)).sort()).toEqual([...names].sort());
    for (const alias of aliases) {
      const group = groupOf(made, alias);
      const name = functionOf(made, alias);
      expect(at(group?.properties, "DeploymentConfigName")).toMatch(/10Percent/);
      expect(alarmNames(made, group)).toEqual([`${name}-faults`, `${name}-faults-logged`]);
      expect(listed(at(group?.properties, "AutoRollbackConfiguration", "Events"))).toContain(
        "DEPLOYMENT_STOP_ON_ALARM",
      );
    }
  });

  it("is what everything calls: no request, queue or stream reaches a function but by its alias", () => {
    const ids = made.of("AWS::Lambda::Alias").map(({ id }) => id);
    const called = [
      ...made.of("AWS::Lambda::EventSourceMapping").map(({ properties }) => properties["FunctionName"]),
      ...made.of("AWS::Lambda::Permission").map(({ properties }) => properties["FunctionName"]),
      ...apiMethods(made)
        .filter(({ integration }) => at(integration, "type") === "aws_proxy")
        .map(({ uri }) => uri),
    ];
    const past = called
      .map(textOf)
      .filter((text) => !ids.some((id) => text.includes(id)) && !/^tongban-[a-z-]+:live$/.test(text));
    expect(past).toEqual([]);
    expect(called.length).toBeGreaterThan(100);
  });
});

it(
  "a rollout at once asks no alarm, so that what already fails can be mended",
  () => {
    const made = synthesize({ regions, rollout: "at-once" }, { withSites: false });
    for (const { properties } of made.of("AWS::CodeDeploy::DeploymentGroup")) {
      expect(properties["DeploymentConfigName"]).toBe("CodeDeployDefault.LambdaAllAtOnce");
      expect(at(properties, "AlarmConfiguration", "Enabled")).not.toBe(true);
      expect(listed(at(properties, "AutoRollbackConfiguration", "Events"))).not.toContain(
        "DEPLOYMENT_STOP_ON_ALARM",
      );
    }
  },
  SYNTHESIS_MS,
);
