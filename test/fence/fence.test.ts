import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const badImports = fileURLToPath(new URL("./bad-imports/", import.meta.url));

/** Cruises known-bad imports and says which rules it breaks. */
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
    cwd: badImports,
    encoding: "utf8",
    maxBuffer: 50_000_000,
  });
  const report: { summary: { violations: { rule: { name: string } }[] } } = JSON.parse(stdout);
  return new Set(report.summary.violations.map(({ rule }) => rule.name));
};

test("every rule of the fence bites where each folder reaches where it may not", async () => {
  const { default: config } = await import(`${root}.dependency-cruiser.mjs`);
  const rules: string[] = config.forbidden.map(({ name }: { name: string }) => name);
  expect(rules.length).toBeGreaterThan(10);
  expect([...brokenRules()].sort()).toEqual(rules.sort());
});
