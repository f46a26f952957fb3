import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runInProcess } from "../../packages/sdk/test/run-command.ts";
import { codeLines } from "./code-blocks.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("something holds each line of code that a page has", () => {
  const nobodys = codeLines().filter(({ by }) => by === undefined);
  expect(nobodys.map(({ page, line, text }) => `docs/site/${page}:${line} ${text}`)).toEqual([]);
  expect(codeLines().length).toBeGreaterThan(20);
});

const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

test("what is said to run them is there", () => {
  for (const { by } of codeLines()) {
    if (by && "file" in by) expect(existsSync(root + by.file), by.file).toBe(true);
    if (by && "script" in by) expect(Object.keys(scripts)).toContain(by.script);
  }
});

test("each command is one that tongban has, with the options that it is given", async () => {
  for (const { page, line, text, by } of codeLines()) {
    if (!(by && "command" in by)) continue;
    const words = text.replace(/^(npx )?tongban /, "").split(" ");
    const at = words.findIndex((word) => word.startsWith("--"));
    const { code, out } = await runInProcess([...words.slice(0, at < 0 ? undefined : at), "--help"], root);
    const named = words[0] === "sandbox" ? `tongban sandbox ${words[1]}` : `tongban ${words[0]}`;
    expect([page, line, code, out.includes(`Usage: ${named}`)]).toEqual([page, line, 0, true]);
    for (const option of words.filter((word) => /^--./.test(word)))
      expect(out, text).toMatch(new RegExp(`${option}\\b`));
  }
});

test("both languages have the same code", () => {
  const textOf = (language: "" | "en/") => codeLines(language).map(({ text }) => text);
  expect(textOf("en/")).toEqual(textOf(""));
});
