import type { Said } from "@tongban/contract";

/** A cell by the numbers that a spreadsheet shows: row 1 has the headings, column 1 is A. */
export type Place = { readonly row: number; readonly column: number };

/** A sheet as texts, the row of headings first; blank cells are empty texts. */
export type Sheet = {
  readonly rows: readonly (readonly string[])[];
  /** Cells that hold a formula instead of a value. */
  readonly formulas: readonly Place[];
};

/** Why a file cannot be read as a list at all. */
export const sheetProblems = {
  "file-too-large": {
    en: "the file has more than {limit} MB",
    zh: "文件超过 {limit} MB",
  },
  "not-a-sheet": {
    en: "it is neither an XLSX workbook nor CSV text: save it as one of them",
    zh: "既不是 XLSX 工作簿也不是 CSV 文本，请另存为其中之一",
  },
  "old-or-locked": {
    en: "it is an old workbook (.xls) or one with a password: save it as .xlsx without a password",
    zh: "是旧版工作簿（.xls）或加密的工作簿，请另存为不加密的 .xlsx",
  },
  "workbook-damaged": {
    en: "the workbook is damaged: open it and save it again",
    zh: "工作簿已损坏，请打开后重新保存",
  },
  "workbook-too-large": {
    en: "unpacked, the workbook would have more than {limit} MB",
    zh: "工作簿解压后超过 {limit} MB",
  },
  "too-many-rows": {
    en: "it has {rows} rows; a list has {limit} at most",
    zh: "共 {rows} 行，清单最多 {limit} 行",
  },
  "too-many-columns": {
    en: "cells stand as far as column {column}: delete what is right of the list",
    zh: "第 {column} 列仍有内容，请删除清单右侧的内容",
  },
  "no-headings": {
    en: "its first row has none of the headings: begin with the template",
    zh: "第一行没有可识别的列名，请使用模板",
  },
  "no-rows": { en: "there are no rows below the headings", zh: "列名下没有内容" },
} as const satisfies Readonly<Record<string, Said>>;

/** A file that cannot be read as a list. */
export type SheetProblem = {
  readonly kind: "problem";
  readonly code: keyof typeof sheetProblems;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** Makes a problem of a file. */
export const sheetProblem = (
  code: SheetProblem["code"],
  facts: SheetProblem["facts"] = {},
): SheetProblem => ({
  kind: "problem",
  code,
  facts,
});

/** What is wrong with a cell and how to mend it. */
export type CellFault = Place & {
  /** The heading as the file has it. */
  readonly heading: string;
  /** What the cell holds, shortened. */
  readonly text: string;
  readonly said: Said;
};

/** A column's letters, as spreadsheets show them: 1 is A, 27 is AA. */
export const lettersOf = (column: number): string => {
  const [whole, rest] = [Math.floor((column - 1) / 26), (column - 1) % 26];
  return (whole > 0 ? lettersOf(whole) : "") + String.fromCharCode(65 + rest);
};

/** A column's number by its letters. */
export const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
