import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeRelease } from "../../scripts/release/make-release.ts";

let root: string;

const git = (...words: readonly string[]): string =>
  execFileSync("git", words, { cwd: root, encoding: "utf8" }).trim();
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const put = (file: string, text: string): void => writeFileSync(join(root, file), text);
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const document = { info: { version: "0.1.0" }, paths: { "/v1/cases": { get: { operationId: "list" } } } };
const own = { name: "@tongban/b", version: "0.1.0", dependencies: { "@tongban/a": "0.1.0", zod: "4.6.7" } };

/** What the repository's own generator does: the document with the number of the package. */
const generator = `import { readFileSync, writeFileSync } from "node:fs";
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const document = JSON.parse(readFileSync("docs/openapi.json", "utf8"));
writeFileSync("docs/openapi.json", JSON.stringify({ ...document, info: { version } }, null, 2) + "\\n");
`;

const commit = (): void => {
  git("add", "--all");
  git("commit", "--quiet", "--message", "More");
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tongban-release-"));
  for (const folder of ["packages/b", "docs/openapi", "scripts"])
    mkdirSync(join(root, folder), { recursive: true });
  put("package.json", json({ name: "x", version: "0.1.0", type: "module" }));
  put("packages/b/package.json", json(own));
  const packages = {
    "": { name: "x", version: "0.1.0" },
    "node_modules/zod": { version: "4.6.7" },
    "packages/b": own,
  };
  put("package-lock.json", json({ name: "x", version: "0.1.0", packages }));
  put("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- More\n\n## [0.1.0] - 2026-01-01\n");
  put("docs/openapi.json", json(document));
  put("docs/openapi/0.1.0.json", json(document));
  put("scripts/openapi.ts", generator);
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.email", "release@tongban.invalid");
  git("config", "user.name", "Release");
  commit();
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const release = (version: string, isDryRun = false): string =>
  makeRelease({ root, version, day: "2026-11-27", isDryRun });

test("puts one number everywhere, keeps the document, commits and tags", () => {
  expect(release("0.1.1")).toContain("released as v0.1.1");
  expect(read("CHANGELOG.md")).toContain("## [Unreleased]\n\n## [0.1.1] - 2026-11-27\n\n### Added");
  const needs = { "@tongban/a": "0.1.1", zod: "4.6.7" };
  expect(JSON.parse(read("packages/b/package.json"))).toEqual({
    ...own,
    version: "0.1.1",
    dependencies: needs,
  });
  const { version, packages } = JSON.parse(read("package-lock.json"));
  expect([version, packages[""].version, packages["node_modules/zod"].version]).toEqual([
    "0.1.1",
    "0.1.1",
    "4.6.7",
  ]);
  expect(packages["packages/b"].dependencies).toEqual(needs);
  expect(JSON.parse(read("docs/openapi/0.1.1.json")).info.version).toBe("0.1.1");
  expect(JSON.parse(read("docs/openapi/0.1.0.json"))).toEqual(document);
  expect(git("status", "--porcelain")).toBe("");
  expect(git("tag", "--points-at", "HEAD")).toBe("v0.1.1");
});

test("keeps nothing of a dry run", () => {
  expect(release("0.2.0", true)).toContain("docs/openapi/0.2.0.json");
  expect([git("status", "--porcelain"), git("tag"), git("rev-list", "--count", "HEAD")]).toEqual([
    "",
    "",
    "1",
  ]);
});

test("refuses a number that is none, or not above the last release", () => {
  for (const version of ["1", "v1.0.0", "1.0.0-rc.1"])
    expect(() => release(version)).toThrow("is no version");
  for (const version of ["0.1.0", "0.0.9"]) expect(() => release(version)).toThrow("must be above");
});

test("refuses a tree with changes, and another branch", () => {
  put("more", "x");
  expect(() => release("0.1.1")).toThrow("commit or stash first:\n?? more");
  rmSync(join(root, "more"));
  git("switch", "--quiet", "--create", "other");
  expect(() => release("0.1.1")).toThrow("this is other");
});

test("refuses a break that is not announced, and then a number that does not say so", () => {
  put("docs/openapi.json", json({ ...document, paths: {} }));
  commit();
  expect(() => release("0.2.0")).toThrow("GET /v1/cases");
  put("CHANGELOG.md", read("CHANGELOG.md").replace("### Added", "### Breaking\n\n- `GET /v1/cases`: gone"));
  commit();
  expect(() => release("0.1.1")).toThrow("release 0.2.0");
  expect(release("0.2.0")).toContain("released as v0.2.0");
  expect(() => release("0.3.0")).toThrow("says nothing");
});

test("undoes what failed, and goes on where only the tag is missing", () => {
  put("scripts/openapi.ts", 'throw new Error("broken generator");');
  commit();
  const before = git("rev-parse", "HEAD");
  expect(() => release("0.1.1")).toThrow("broken generator");
  expect([git("status", "--porcelain"), git("rev-parse", "HEAD"), git("tag")]).toEqual(["", before, ""]);
  put("scripts/openapi.ts", generator);
  commit();
  release("0.1.1");
  git("tag", "--delete", "v0.1.1");
  release("0.1.1");
  expect(git("tag", "--points-at", "HEAD")).toBe("v0.1.1");
  expect(() => release("0.1.1")).toThrow("v0.1.1 is there already");
});
