import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { environmentNames } from "@tongban/functions/deployment";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sources = globSync(
  ["packages/*/src/**/*.{ts,tsx}", "scripts/*.{mjs,ts}", "test/**/*.ts", "vitest.config.ts", "infra/**/*.ts"],
  { cwd: root, exclude: (name) => /node_modules|[.]test[.]ts/.test(name) },
);

/** Variables that the system, npm or AWS set, or that the host gives to the functions; and how the launcher names itself. */
const notForPeople = new Set<string>([
  ...environmentNames,
  "PATH",
  "LANG",
  "LC_ALL",
  "LC_MESSAGES",
  "XDG_STATE_HOME",
  "npm_lifecycle_event",
  "AWS_REGION",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_ENDPOINT_URL_DYNAMODB",
  "AWS_ENDPOINT_URL_KMS",
  "AWS_ENDPOINT_URL_S3",
  "TONGBAN_LAUNCHER",
  "NODE_COMPILE_CACHE",
]);
notForPeople.delete("LOG_LEVEL");

const read = /(?:process\.env|(?<!meta\.)\benv|\benvironment)(?:\.|\[")([A-Z][A-Z_0-9]+|npm_\w+)/g;

const variablesRead = (): ReadonlySet<string> =>
  new Set(
    sources
      .flatMap((path) => [...readFileSync(`${root}${path}`, "utf8").matchAll(read)])
      .map(([, name]) => name ?? "")
      .filter((name) => !notForPeople.has(name)),
  );

const variablesIn = (readme: string): readonly string[] =>
  [...readFileSync(`${root}${readme}`, "utf8").matchAll(/^\| `([A-Z_]+)` \|/gm)].map(
    ([, name]) => name ?? "",
  );

describe.each(["README.md", "README.zh-CN.md"])("%s", (readme) => {
  it("names every variable that the code reads, each once, and no other", () => {
    expect([...variablesIn(readme)].sort()).toEqual([...variablesRead()].sort());
  });
});

it("finds variables in the sources at all", () => {
  expect([...variablesRead()]).toEqual(expect.arrayContaining(["TONGBAN_PORT", "TONGBAN_CHROMIUM"]));
});
