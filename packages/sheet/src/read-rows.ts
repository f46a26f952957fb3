import type { Said } from "@tongban/contract";
import { type MatterListRow, rowName } from "@tongban/domain";
import { columnOrder, columns, fieldOfHeading } from "./columns.ts";
import type { ListReport, Reading } from "./read-list-file.ts";
import { readRowTexts } from "./row-texts.ts";
import { type CellFault, type Place, type Sheet, type SheetProblem, sheetProblem } from "./sheet.ts";

type Field = keyof MatterListRow;

/** Rows between two looks at the clock: a browser paints, and a person sees how far it is. */
const ROWS_AT_ONCE = 500;

/** Characters of a cell that a report shows. */
const SHOWN = 40;

/** Reads the rows of a sheet, and names everything that is wrong with its headings and its cells. */
export const readRows = async (
  sheet: Sheet,
  { onProgress, ...around }: Reading,
): Promise<ListReport | SheetProblem> => {
  const [headings = [], ...body] = sheet.rows;
  const fields = headings.map((heading) => (heading.trim() === "" ? undefined : fieldOfHeading(heading)));
  if (fields.every((field) => field === undefined)) return sheetProblem("no-headings");
  const faults: CellFault[] = [...headingFaults(headings, fields)];
  const fault = ({ row, column }: Place, said: Said): void => {
    const text = (sheet.rows[row - 1]?.[column - 1] ?? "").trim();
    faults.push({ row, column, heading: headings[column - 1] ?? "", text: text.slice(0, SHOWN), said });
  };
  const formulas = formulasByRow(sheet.formulas);
  const rows: MatterListRow[] = [];
  const places = new Map<string, number>();
  let total = 0;
  for (const [index, line] of body.entries()) {
    if (index % ROWS_AT_ONCE === 0) {
      onProgress?.(index, body.length);
      await breath();
    }
    const number = index + 2;
    if (line.every((cell) => cell.trim() === "") && !formulas.has(number)) continue;
    total++;
    const read = readRow(line, fields, { number, formulas: formulas.get(number) ?? [], around, fault });
    if (!read) continue;
    const before = places.get(rowName(read));
    if (before !== undefined) {
      fault({ row: number, column: columnFor(fields, "matter") }, sameAs(before));
      continue;
    }
    places.set(rowName(read), number);
    rows.push(read);
  }
  if (total === 0) return sheetProblem("no-rows");
  onProgress?.(body.length, body.length);
  faults.sort((a, b) => a.row - b.row || a.column - b.column);
  const lines = new Map(faults.map(({ row }) => [row, sheet.rows[row - 1] ?? []] as const));
  return { kind: "report", total, rows, faults, headings, lines };
};

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const headingFaults = (
  headings: readonly string[],
  fields: readonly (Field | undefined)[],
): readonly CellFault[] => {
  const at = (index: number, said: Said): CellFault => ({
    row: 1,
    column: index + 1,
    heading: headings[index] ?? "",
    text: (headings[index] ?? "").slice(0, SHOWN),
    said,
  });
  const missing = columnOrder.filter((field) => columns[field].needed && !fields.includes(field));
  return [
    ...headings.flatMap((heading, i) =>
      heading.trim() !== "" && fields[i] === undefined ? [at(i, unknownHeading)] : [],
    ),
    ...fields.flatMap((field, i) =>
      field !== undefined && fields.indexOf(field) < i ? [at(i, repeatedHeading)] : [],
    ),
    ...missing.map((field) => at(headings.length, missingHeading(field))),
  ];
};

const unknownHeading: Said = {
  en: "a list has no such column: delete it, or give it one of the template's headings",
  zh: "清单没有这一列：请删除，或改为模板中的列名",
};
const repeatedHeading: Said = {
  en: "this column stands twice: delete one of them",
  zh: "该列重复：请删除其中一列",
};
const missingHeading = (field: Field): Said => ({
  en: `the column "${columns[field].en}" (${columns[field].zh}) is missing: add it`,
  zh: `缺少“${columns[field].zh}”列：请补充`,
});
const formulaFault: Said = {
  en: "a formula: copy the cell and paste its value",
  zh: "含有公式：请复制后选择“粘贴为数值”",
};
const sameAs = (row: number): Said => ({
  en: `the same matter, handling region and sources as row ${row}: delete one of them`,
  zh: `与第 ${row} 行的事项、办理地和收件地相同：请删除其中一行`,
});

type RowPlace = {
  readonly number: number;
  readonly formulas: readonly number[];
  readonly around: Omit<Reading, "onProgress">;
  readonly fault: (place: Place, said: Said) => void;
};

/** A row that nothing is wrong with; faults are told. */
const readRow = (
  line: readonly string[],
  fields: readonly (Field | undefined)[],
  { number, formulas, around, fault }: RowPlace,
): MatterListRow | undefined => {
  const texts: Partial<Record<Field, string>> = {};
  const computed = new Set<Field>();
  for (const [i, field] of fields.entries()) {
    if (field === undefined || fields.indexOf(field) < i) continue;
    texts[field] = line[i] ?? "";
    if (formulas.includes(i + 1)) computed.add(field);
  }
  const { row, faults } = readRowTexts(texts, around, computed);
  const told = [...[...computed].map((field) => ({ field, said: formulaFault })), ...faults];
  for (const { field, said } of told) fault({ row: number, column: columnFor(fields, field) }, said);
  return row;
};

/** Where a field stands; behind the last column where it does not. */
const columnFor = (fields: readonly (Field | undefined)[], field: Field): number => {
  const index = fields.indexOf(field);
  return (index === -1 ? fields.length : index) + 1;
};

const formulasByRow = (formulas: readonly Place[]): ReadonlyMap<number, readonly number[]> => {
  const byRow = new Map<number, number[]>();
  for (const { row, column } of formulas) byRow.set(row, [...(byRow.get(row) ?? []), column]);
  return byRow;
};
