import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { effortOf } from "./effort.ts";

/** ms: it starts six brokers beside whatever other tests do meanwhile, and some minutes are its own. */
const limit = 1_500_000;

it(
  "prints every figure of the table from one run, also where it measures next to nothing",
  async () => {
    const program = fileURLToPath(new URL("./bench.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--disable-warning=ExperimentalWarning",
      program,
      "--quick",
    ]);
    const rows = stdout.split("\n").filter((line) => line.startsWith("| ("));
    const parts = rows.map((row) => row.slice(2, 5));
    expect(new Set(parts)).toEqual(
      new Set([
        "(a)",
        "(b)",
        "(c)",
        "(d)",
        "(e)",
        "(f)",
        "(g)",
        "(h)",
        "(i)",
        "(j)",
        "(k)",
        "(l)",
        "(m)",
        "(n)",
        "(o)",
        "(p)",
        "(q)",
        "(r)",
      ]),
    );
    expect(rows.join("\n")).not.toMatch(/NaN|Infinity|undefined/);
    for (const row of rows) expect(row.split("|")).toHaveLength(7);
    expect(stdout).toContain("The dollars assume: ");
  },
  limit,
);

it("refuses an option that it does not know", () => {
  expect(() => effortOf(["--fast"])).toThrow("--fast is no option of the benchmark; there is --quick");
});
