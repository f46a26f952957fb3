import type { Language } from "@tongban/contract";
import type { MatterListRow } from "@tongban/domain";
import papa from "papaparse";
import writeXlsxFile from "write-excel-file/universal";
import { cellOf } from "./cell-of.ts";
import { columnOrder, columns } from "./columns.ts";
import { guarded } from "./read-csv.ts";
import type { Surroundings } from "./surroundings.ts";

/** Kinds of files that a list is written as. */
export const sheetKinds = ["xlsx", "csv"] as const;

/** One of {@link sheetKinds}. */
export type SheetKind = (typeof sheetKinds)[number];

/** Characters that a cell of a workbook holds at most. */
const CELL_CHARACTERS = 32_767;

/** Writes rows as a file that {@link readListFile} reads as the same rows; throws for a cell that no workbook holds. */
export const writeList = async (
  rows: readonly MatterListRow[],
  kind: SheetKind,
  around: Surroundings,
  language: Language,
): Promise<Uint8Array> => {
  const headings = columnOrder.map((field) => columns[field][language]);
  const lines = rows.map((row) => columnOrder.map((field) => cellOf(row, field, around, language)));
  return kind === "csv" ? csvOf([headings, ...lines]) : xlsxOf(headings, lines);
};

/** CSV for spreadsheets: UTF-8 with its mark, and no text that one would run as a formula. */
export const csvOf = (lines: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(
    `\uFEFF${papa.unparse(
      lines.map((line) => [...line]),
      { escapeFormulae: guarded, newline: "\r\n" },
    )}\r\n`,
  );

const xlsxOf = async (
  headings: readonly string[],
  lines: readonly (readonly string[])[],
): Promise<Uint8Array> => {
  for (const [i, line] of lines.entries())
    for (const [j, cell] of line.entries())
      if (cell.length > CELL_CHARACTERS)
        throw new Error(
          `row ${i + 2}, ${headings[j]}: ${cell.length} characters do not fit into a cell; write CSV`,
        );
  const file = await writeXlsxFile([headings.map(headingCell), ...lines.map((line) => line.map(textCell))], {
    sheet: "清单",
    columns: columnOrder.map((field) => ({ width: columns[field].width })),
    stickyRowsCount: 1,
  }).toBlob();
  return new Uint8Array(await file.arrayBuffer());
};

/** A cell of a workbook that is text whatever it looks like: a spreadsheet runs no formula in it. */
export const textCell = (value: string) => (value === "" ? null : { value, type: String, wrap: true });

/** A cell of the row of headings. */
export const headingCell = (value: string) => ({
  value,
  type: String,
  fontWeight: "bold" as const,
  backgroundColor: "#e6f0fa",
});
