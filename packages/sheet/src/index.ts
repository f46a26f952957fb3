export { type Column, columnOrder, columns } from "./columns.ts";
export { comparisonLines } from "./comparison-lines.ts";
export { fileSizeProblem, type ListReport, type Reading, readListFile } from "./read-list-file.ts";
export { reportCsv, reportLines } from "./report-lines.ts";
export type { CellFault, SheetProblem } from "./sheet.ts";
export type { Surroundings } from "./surroundings.ts";
export { listTemplate } from "./template.ts";
export { type SheetKind, sheetKinds, writeList } from "./write-list.ts";
