import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUNDLE_FILE } from "@tongban/functions/bundling";
import { afterAll, describe, expect, it } from "vitest";
import { bundlerInto } from "../../infra/bundle.ts";

const folder = mkdtempSync(join(tmpdir(), "tongban-bundle-"));
afterAll(() => rmSync(folder, { recursive: true }));

const bundled = (into: string): string =>
  readFileSync(join(bundlerInto(join(folder, into), "production")("route"), BUNDLE_FILE), "utf8");

describe("a function's bundle for AWS", () => {
  it("is the same bytes wherever it is made, so that what did not change is not deployed again", () => {
    expect(bundled("one")).toBe(bundled("two"));
  }, 60_000);

  it("holds no day of any calendar: those are read from the table", () => {
    expect(bundled("one")).not.toMatch(/20\d\d-\d\d-\d\d\/20\d\d-\d\d-\d\d|2026-10-01/);
  }, 60_000);

  it("exports the handler that the function names", () => {
    expect(bundled("one")).toMatch(/export\s*\{[^}]*\bas handler\b[^}]*\}/);
  }, 60_000);
});
