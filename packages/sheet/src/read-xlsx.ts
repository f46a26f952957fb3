import { strToU8, zipSync } from "fflate";
import { readSheet } from "read-excel-file/universal";
import { columnOf, lettersOf, type Place, type Sheet, type SheetProblem, sheetProblem } from "./sheet.ts";
import { firstSheet, unpackWorkbook, type WorkbookParts } from "./workbook-parts.ts";

/** Columns that a list with notes of its own may have. */
const COLUMNS = 100;

/** Rows that may stand blank between others. */
const BLANK_ROWS = 1_000;

/**
 * Reads the first sheet of a workbook, of so many rows at most. Cells with a formula are named: what a program computed once is not what somebody
 * wrote. The workbook is unpacked within bounds and looked through before the library reads it.
 */
export const readXlsx = async (bytes: Uint8Array, limit: number): Promise<Sheet | SheetProblem> => {
  const parts = unpackWorkbook(bytes);
  if ("kind" in parts) return parts;
  const path = firstSheet(parts);
  const xml = path === undefined ? undefined : parts.get(path);
  if (path === undefined || xml === undefined) return sheetProblem("workbook-damaged");
  const sheet = withoutBlanks(xml);
  const { row, column, formulas } = lookThrough(sheet);
  if (row > limit + BLANK_ROWS + 1) return sheetProblem("too-many-rows", { rows: row - 1, limit });
  if (column > COLUMNS) return sheetProblem("too-many-columns", { column: lettersOf(column) });
  if (row === 0) return sheetProblem("no-headings");
  try {
    const rows = await readSheet(packed(new Map([...parts, [path, sheet]])), 1, {
      parseNumber: (text) => text,
    });
    return { rows: rows.map((cells) => cells.map(textOf)), formulas };
  } catch {
    return sheetProblem("workbook-damaged");
  }
};

/** Cells and rows that have a style alone may stand anywhere, and would have all before them made. */
const withoutBlanks = (xml: string): string =>
  xml
    .replace(/<(?:\w+:)?c(?:\s[^>]*)?\/>/g, "")
    .replace(/<(?:\w+:)?row(?:\s[^>]*)?\/>/g, "")
    .replace(/<((?:\w+:)?row)(?:\s[^>]*)?>\s*<\/\1>/g, "");

/** How far the cells of a sheet reach, and which of them hold a formula. */
const lookThrough = (xml: string): Place & { readonly formulas: readonly Place[] } => {
  const formulas: Place[] = [];
  let [lastRow, lastColumn] = [0, 0];
  for (const [, attributes = "", formula] of xml.matchAll(/<(?:\w+:)?c(\s[^>]*)?>\s*(<(?:\w+:)?f[\s/>])?/g)) {
    const [, letters = "A", digits = "1"] = /\sr="([A-Z]{1,3})(\d{1,7})"/.exec(attributes) ?? [];
    const [row, column] = [Number(digits), columnOf(letters)];
    lastRow = Math.max(lastRow, row);
    lastColumn = Math.max(lastColumn, column);
    if (formula !== undefined) formulas.push({ row, column });
  }
  return { row: lastRow, column: lastColumn, formulas };
};

/** Stored, not deflated: the library then unpacks it at once, without workers that a browser's policy may forbid. */
const packed = (parts: WorkbookParts): ArrayBuffer => {
  const zipped = zipSync(Object.fromEntries([...parts].map(([path, text]) => [path, strToU8(text)])), {
    level: 0,
  });
  return zipped.slice().buffer;
};

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
};
