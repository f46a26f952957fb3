import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exampleCommands } from "../journeys/example-client.ts";
import { type Block, fencedBlocks, placeOf, root, sdkReadme, sitePages } from "./fenced-blocks.ts";
import { leftOut } from "./left-out.ts";
import { fileOf, linesToRun } from "./run-block.ts";

const blocksOf = (language?: "en/"): readonly Block[] => sitePages(language).flatMap(fencedBlocks);

/** Shell blocks are run, and programs are run by them; whatever else a page shows is generated, which its own test holds. */
const isRun = (block: Block): boolean =>
  block.language === "sh" ||
  (block.language === "js" &&
    fencedBlocks(block.page).some((one) => linesToRun(one).includes(`node ${fileOf(block)}`)));

test("each block that is written into a page is run, or generated", () => {
  const blocks = [...blocksOf(), ...fencedBlocks(sdkReadme)];
  expect(blocks.length).toBeGreaterThan(15);
  expect(blocks.filter((block) => !isRun(block)).map(placeOf)).toEqual([]);
});

test("a line is left out for a reason that is still there", () => {
  const lines = blocksOf().flatMap(({ text }) => text.split("\n"));
  for (const { line, heldBy } of leftOut) {
    expect(
      lines.some((one) => line.test(one)),
      `${line}`,
    ).toBe(true);
    expect(existsSync(root + heldBy), heldBy).toBe(true);
  }
});

test("the start runs each example by the command that its README says and its own test runs", () => {
  const said = fencedBlocks("docs/site/start.md").map(({ text }) => text.trim());
  expect(exampleCommands().filter((command) => !said.includes(command))).toEqual([]);
});

test("npm scripts that a page names are there", () => {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  const pages = [...sitePages(), "README.md", "README.zh-CN.md", "CONTRIBUTING.md"];
  const named = pages.flatMap((page) =>
    [
      ...readFileSync(root + page, "utf8").matchAll(/npm (?:run )?(start|[a-z]+:[a-z-]+|(?<=run )[a-z-]+)/g),
    ].map(([, name]) => name ?? ""),
  );
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  expect(named.length).toBeGreaterThan(10);
});

test("both languages have the same code", () => {
  const textOf = (block: Block) => [block.page.replace("/en/", "/"), block.language, block.text];
  expect(blocksOf("en/").map(textOf)).toEqual(blocksOf().map(textOf));
});
