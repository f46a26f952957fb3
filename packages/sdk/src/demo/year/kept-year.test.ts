import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keepYear, readYear } from "./kept-year.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongban-kept-year-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("tells where the clock of a year that is over stood", () => {
  keepYear(folder, 1_798_707_960_000);
  expect(readYear(folder)).toBe(1_798_707_960_000);
});

it("refuses a folder whose year did not come to its end, and one that tells nothing", () => {
  expect(() => readYear(folder)).toThrow("There is no year to look at in");
  writeFileSync(join(folder, "year.json"), "{");
  expect(() => readYear(folder)).toThrow("make one with npm run demo -- --year");
});
