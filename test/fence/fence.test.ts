import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const house = fileURLToPath(new URL("./house/", import.meta.url));

/** Cruises the house of known-bad imports and says which rules it breaks. */
const brokenRules = (): ReadonlySet<string> => {
  const cruise = `${root}node_modules/dependency-cruiser/bin/dependency-cruiser.mjs`;
  const args = [
    cruise,
    "--config",
    `${root}.dependency-cruiser.mjs`,
    "--output-type",
    "json",
    "packages",
    "functions",
    "infra",
  ];
  const { stdout } = spawnSync(process.execPath, args, {
    cwd: house,
    encoding: "utf8",
    maxBuffer: 50_000_000,
  });
  const report: { summary: { violations: { rule: { name: string } }[] } } = JSON.parse(stdout);
  return new Set(report.summary.violations.map(({ rule }) => rule.name));
};

test("every rule of the fence bites a house where each room reaches where it may not", async () => {
  const { default: config } = await import(`${root}.dependency-cruiser.mjs`);
  const rules: string[] = config.forbidden.map(({ name }: { name: string }) => name);
  expect(rules.length).toBeGreaterThan(10);
  expect([...brokenRules()].sort()).toEqual(rules.sort());
}, 60_000);
