import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { BUNDLE_FILE, bundlingOptions } from "@tongban/functions/bundling";
import { deployments } from "@tongban/functions/deployment";
import { afterAll, describe, expect, it } from "vitest";
import { bundlerInto } from "../../infra/bundle.ts";

const folder = mkdtempSync(join(tmpdir(), "tongban-bundle-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { route, verify } = deployments;
const read = (bundle: string): string => readFileSync(join(bundle, BUNDLE_FILE), "utf8");

describe("a function's bundle for AWS", () => {
  const alone = bundlerInto(join(folder, "alone"), { route }, bundlingOptions);
  const together = bundlerInto(join(folder, "together"), { verify, route }, bundlingOptions);

  it("is the same bytes wherever and beside whatever it is made, so that what did not change is not deployed again", () => {
    expect(read(alone("route"))).toBe(read(together("route")));
  }, 60_000);

  it("lies beside the programs and files that the function needs", () => {
    const beside = [...(verify.programs ?? []), ...(verify.assets ?? [])].map((file) =>
      basename(file).replace(/\.ts$/, ".mjs"),
    );
    expect(beside).not.toEqual([]);
    expect(readdirSync(together("verify"))).toEqual(expect.arrayContaining([BUNDLE_FILE, ...beside]));
  }, 60_000);

  it("is refused where the function's entry file is missing", () => {
    const moved = { entry: "functions/workers/moved.ts" };
    expect(() => bundlerInto(join(folder, "moved"), { route: moved }, bundlingOptions)("route")).toThrow(
      "function route has no entry file functions/workers/moved.ts",
    );
  });

  it("holds no day of any calendar: those are read from the table", () => {
    expect(read(alone("route"))).not.toMatch(/20\d\d-\d\d-\d\d\/20\d\d-\d\d-\d\d|2026-10-01/);
  }, 60_000);

  it("exports the handler that the function names", () => {
    expect(read(alone("route"))).toMatch(/export\s*\{[^}]*\bas handler\b[^}]*\}/);
  }, 60_000);
});
