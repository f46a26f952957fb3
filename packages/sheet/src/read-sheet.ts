import { readCsv } from "./read-csv.ts";
import { readXlsx } from "./read-xlsx.ts";
import { type Sheet, type SheetProblem, sheetProblem } from "./sheet.ts";

/** Reads the rows of an XLSX workbook or of CSV text, whichever the bytes are; of so many rows at most. */
export const readSheet = async (bytes: Uint8Array, limit: number): Promise<Sheet | SheetProblem> => {
  if (beginsWith(bytes, [0x50, 0x4b])) return readXlsx(bytes, limit);
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return sheetProblem("old-or-locked");
  return readCsv(bytes, limit);
};

const beginsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);
