import papa from "papaparse";
import type { Place, Sheet, SheetProblem } from "./sheet.ts";
import { sheetProblem } from "./sheet.ts";

/** Blank lines that a file may have beside its rows. */
const BLANK_LINES = 1_000;

/**
 * Reads CSV text of so many rows at most: UTF-8, or GB 18030 as Chinese spreadsheets save it; comma, semicolon or tab. A cell that a spreadsheet
 * would take for a formula is one; the apostrophe that such texts are written with is taken off.
 */
export const readCsv = (bytes: Uint8Array, limit: number): Sheet | SheetProblem => {
  const text = textOf(bytes);
  if (text === undefined) return sheetProblem("not-a-sheet");
  const most = limit + BLANK_LINES + 1;
  const { data } = papa.parse<string[]>(text, { preview: most + 1, delimiter: delimiterOf(text) });
  if (data.length > most) return sheetProblem("too-many-rows", { rows: linesIn(text), limit });
  const formulas = data.flatMap((cells, row) =>
    cells.flatMap((cell, column): Place[] =>
      looksLikeFormula(cell) ? [{ row: row + 1, column: column + 1 }] : [],
    ),
  );
  return { rows: data.map((cells) => cells.map(unguarded)), formulas };
};

/** The sign that stands most often between the headings: the rows have all of them in their cells. */
const delimiterOf = (text: string): string => {
  const [headings = ""] = text.split(/[\r\n]/, 1);
  const count = (sign: string) => headings.split(sign).length;
  return [",", ";", "\t"].toSorted((a, b) => count(b) - count(a))[0] ?? ",";
};

const textOf = (bytes: Uint8Array): string | undefined => {
  const read = decoded(bytes, "utf-8") ?? decoded(bytes, "gb18030");
  return read === undefined || read.includes("\0") ? undefined : read;
};

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const linesIn = (text: string): number => text.split("\n").filter((line) => line.trim() !== "").length - 1;

/** A phone number or a sum with a sign in front is no formula. */
const looksLikeFormula = (cell: string): boolean => /^[=@]|^[+-](?![\d.-]*$)/.test(cell.trim());

/**
 * Texts that a spreadsheet would run as a formula, and those that begin with the apostrophe that keeps it from that: all
 * of them are written with one more.
 */
export const guarded = /^[=+\-@\t\r']/;

const unguarded = (cell: string): string =>
  cell.startsWith("'") && guarded.test(cell.slice(1)) ? cell.slice(1) : cell;
