import { listRowsAtMost, type MatterListRow } from "@tongban/domain";
import { readRows } from "./read-rows.ts";
import { readSheet } from "./read-sheet.ts";
import { type CellFault, type SheetProblem, sheetProblem } from "./sheet.ts";
import type { Surroundings } from "./surroundings.ts";

/** MB of a file, packed or not. */
const FILE_MB = 32;

/** What a file of a list was read as: its rows, or everything that is wrong with it, cell by cell. */
export type ListReport = {
  readonly kind: "report";
  /** Rows below the headings, blank ones apart. */
  readonly total: number;
  /** Rows without a fault; they are all of them, or nothing is to be imported. */
  readonly rows: readonly MatterListRow[];
  /** By row and column. */
  readonly faults: readonly CellFault[];
  /** The row of headings, and each row with a fault by its number, as the file has them. */
  readonly headings: readonly string[];
  readonly lines: ReadonlyMap<number, readonly string[]>;
};

/** How a file is read. */
export type Reading = Surroundings & {
  /** Told from time to time how many rows were read. */
  readonly onProgress?: ((read: number, of: number) => void) | undefined;
};

/** What is wrong with the size of a file, in bytes: so nobody reads one that is too large. */
export const fileSizeProblem = (size: number): SheetProblem | undefined =>
  size > FILE_MB * 1_000_000 ? sheetProblem("file-too-large", { limit: FILE_MB }) : undefined;

/** Reads a matter list from an XLSX workbook or CSV text, whichever the bytes are. */
export const readListFile = async (
  bytes: Uint8Array,
  reading: Reading,
): Promise<ListReport | SheetProblem> => {
  const tooLarge = fileSizeProblem(bytes.length);
  if (tooLarge) return tooLarge;
  const sheet = await readSheet(bytes, listRowsAtMost);
  if ("kind" in sheet) return sheet;
  const report = await readRows(sheet, reading);
  if (report.kind === "report" && report.total > listRowsAtMost)
    return sheetProblem("too-many-rows", { rows: report.total, limit: listRowsAtMost });
  return report;
};
