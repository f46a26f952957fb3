import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyRows, around, manyRows } from "../test/rows.ts";
import { readListFile } from "./read-list-file.ts";
import { sheetKinds, writeList } from "./write-list.ts";

const reported = (read: Awaited<ReturnType<typeof readListFile>>) => {
  if (read.kind === "report") return read;
  throw new Error(read.code);
};

const languages = ["zh", "en"] as const;

describe.each(sheetKinds)("a list that is written as %s", (kind) => {
  it.each(languages)("is read as the same rows, headings and words in %s", async (language) => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const file = await writeList(rows, kind, around, language);
        const { total, rows: read, faults } = reported(await readListFile(file, around));
        expect({ total, read, faults }).toEqual({ total: rows.length, read: rows, faults: [] });
      }),
      { numRuns: 60 },
    );
  });

  it("tells how far it is while a long one is read", async () => {
    const told: number[] = [];
    const file = await writeList(manyRows(1_200), kind, around, "zh");
    const report = await readListFile(file, {
      ...around,
      onProgress: (read, of) => told.push(Math.round((100 * read) / of)),
    });
    expect(report).toMatchObject({ kind: "report", total: 1_200, faults: [] });
    expect(told).toEqual([0, 42, 83, 100]);
  });
});
