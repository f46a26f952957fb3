import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), "utf8");
const contributing = read("CONTRIBUTING.md");

/** Without tests, as the project holds a feature to. */
const MOST_FILES = 10;

type Step = { readonly file: string; readonly has: string };

const sectionOf = (title: string): string =>
  contributing.split(`## ${title}\n`)[1]?.split(/^## /m)[0] ?? `no section ${title}`;

const stepsOf = (title: string): readonly Step[] =>
  [...sectionOf(title).matchAll(/^\| `([^`]+)` \|.*`([^`]+)` \|$/gm)].map(([, file, has]) => ({
    file: `${file}`,
    has: `${has}`,
  }));

/** Sources, not tests, that mention a thing. */
const mentioning = (thing: string): readonly string[] =>
  execFileSync(
    "git",
    ["grep", "--files-with-matches", "--word-regexp", "--fixed-strings", "-e", thing, "--", "*.ts", "*.tsx"],
    { cwd: fileURLToPath(root), encoding: "utf8" },
  )
    .trim()
    .split("\n")
    .filter((file) => /^(packages|functions|infra)\//.test(file) && !/\.test\.tsx?$|\/test\//.test(file));

describe.each([
  ["How a transition is added", "nothing-to-rate"],
  ["How an event is added", "CaseRated"],
  ["How an endpoint is added", "rateCase"],
])("%s", (title, thing) => {
  const steps = stepsOf(title);

  test.each(steps)("finds in $file what it gets: $has", ({ file, has }) => {
    expect(read(file)).toContain(has);
  });

  test("names every source that mentions it, each once, and ten at most", () => {
    const files = steps.map(({ file }) => file);
    expect(files).toEqual(expect.arrayContaining([...mentioning(thing)]));
    expect(new Set(files).size).toBe(files.length);
    expect(files.length).toBeGreaterThan(5);
    expect(files.length).toBeLessThanOrEqual(MOST_FILES);
  });
});

test("the path and the tests that the walks name are there", () => {
  expect(JSON.parse(read("docs/openapi.json")).paths).toHaveProperty(["/v1/cases/{caseId}/ratings", "post"]);
  const tests = [...contributing.matchAll(/`([\w/.-]+\.test\.ts)`/g)].map(([, file]) => `${file}`);
  expect(tests.length).toBeGreaterThan(3);
  for (const file of tests) expect([file, existsSync(new URL(file, root))]).toEqual([file, true]);
});

test.each(["CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"])("%s refers to what is there", (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)(?:#([\w-]+))?\)/g)];
  expect(links.length).toBeGreaterThan(0);
  for (const [, file, heading] of links) {
    expect([file, existsSync(new URL(`${file}`, root))]).toEqual([file, true]);
    if (heading === undefined) continue;
    const headings = [...read(`${file}`).matchAll(/^#+ (.+)$/gm)].map(([, text]) =>
      `${text}`.toLowerCase().replaceAll(" ", "-"),
    );
    expect(headings).toContain(heading);
  }
});

test("every npm script that CONTRIBUTING names is there", () => {
  const { scripts } = JSON.parse(read("package.json"));
  for (const [, name] of contributing.matchAll(/npm run ([\w:-]+)/g))
    expect(scripts).toHaveProperty([`${name}`]);
});
