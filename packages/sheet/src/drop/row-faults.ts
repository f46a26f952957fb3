import type { Language, Said } from "@tongban/contract";
import { MATERIAL_BYTES } from "@tongban/domain";
import type { RowProblem } from "./drop-report.ts";

/** What is wrong with a row before anybody is asked about it, by the heading of its column. */
export type RowFault = { readonly column: string; readonly said: Said };

/** Faults of a row as its report tells them. */
export const faultsTold = (faults: readonly RowFault[], language: Language): readonly RowProblem[] =>
  faults.map(({ column, said }) => ({ column, code: "cell-unreadable", problem: said[language] }));

/** Problems that say something of other columns than what was told of them already. */
export const beyond = (
  told: readonly RowProblem[],
  problems: readonly RowProblem[],
): readonly RowProblem[] => {
  const columns = new Set(told.map(({ column }) => column));
  return problems.filter(({ column }) => column === null || !columns.has(column));
};

/** What stands for a file that is not there, so that a check finds what else is wrong. */
export const absentFile = { sha256: "0".repeat(64), size: 1 };

/** Whether a file of so many bytes may be a material. */
export const isMaterialSize = (bytes: number): boolean => bytes > 0 && bytes <= MATERIAL_BYTES;

/** A file that a row names is not there. */
export const notThere = (name: string): Said => ({
  en: `there is no file "${name}" beside the sheet or in the folder of materials`,
  zh: `表格旁或材料文件夹中没有文件“${name}”`,
});

/** A file that a row names is empty or too large. */
export const wrongSize = (name: string): Said => ({
  en: `"${name}" must have 1 to ${MATERIAL_BYTES} bytes: scan it with fewer colours or in two files`,
  zh: `“${name}”的大小应为 1 至 ${MATERIAL_BYTES} 字节：请降低扫描色彩或拆分为两个文件`,
});
