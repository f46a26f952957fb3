import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type SheetKind, sheetKinds, writeList } from "@tongban/sheet";
import * as z from "zod";
import { manyRows } from "../../packages/sheet/test/rows.ts";

/** What it took to read a list, in a process of its own. */
export type SheetFigure = {
  readonly kind: SheetKind;
  readonly seconds: number;
  /** Peak of the whole process. */
  readonly megabytes: number;
};

const read = z.object({ rows: z.int(), faults: z.int(), seconds: z.number(), megabytes: z.number() });

const program = fileURLToPath(new URL("./sheet-program.ts", import.meta.url));

/** Writes a list of so many rows in every kind of file, and reads each as an import does. */
export const sheetFigures = async (rows: number): Promise<readonly SheetFigure[]> => {
  const folder = mkdtempSync(join(tmpdir(), "tongban-bench-sheets-"));
  const figures: SheetFigure[] = [];
  for (const kind of sheetKinds) {
    const file = join(folder, `list.${kind}`);
    writeFileSync(file, await writeList(manyRows(rows), kind, { regions: new Map() }, "zh"));
    const { stdout } = await promisify(execFile)(process.execPath, [program, file]);
    const told = read.parse(JSON.parse(stdout));
    if (told.rows !== rows || told.faults > 0) throw new Error(`${kind}: read ${stdout} of ${rows} rows`);
    figures.push({ kind, seconds: told.seconds, megabytes: told.megabytes });
  }
  rmSync(folder, { recursive: true });
  return figures;
};
