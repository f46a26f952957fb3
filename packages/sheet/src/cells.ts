/** How a row of a list is written and read cell by cell, without the libraries that read and write files. */
export { entryMark } from "./cell-form.ts";
export type { RowPart } from "./cell-of.ts";
export { columnOrder, columns } from "./columns.ts";
export { type RowTexts, readRowTexts, rowTextsOf } from "./row-texts.ts";
export { type CellFault, lettersOf } from "./sheet.ts";
export type { Surroundings } from "./surroundings.ts";
