import type { Language, Said } from "@tongban/contract";
import { readSheet } from "../read-sheet.ts";
import { lettersOf, type Sheet, type SheetProblem, sheetProblem, sheetProblems } from "../sheet.ts";
import { applicationColumns, applicationFields } from "./application-columns.ts";
import { type Meaning, meaningOf } from "./application-headings.ts";

/** A row of a sheet of applications as the file has it, by the number that a spreadsheet shows. */
export type ApplicationLine = {
  readonly row: number;
  readonly cells: readonly string[];
  /** Columns, from 0, whose cell holds a formula. */
  readonly formulas: readonly number[];
};

/** A sheet of applications: its headings with what each means (nothing of a blank one), and its rows. */
export type ApplicationSheet = {
  readonly kind: "sheet";
  readonly headings: readonly string[];
  readonly language: Language;
  readonly lines: readonly ApplicationLine[];
};

/** A sheet whose headings are wrong: what is, heading by heading. */
export type HeadingFaults = { readonly kind: "headings"; readonly faults: readonly Said[] };

/** Reads a file of applications, of so many rows at most: CSV in UTF-8 or GB 18030, or an XLSX workbook. */
export const readApplications = async (
  bytes: Uint8Array,
  limit: number,
): Promise<ApplicationSheet | HeadingFaults | SheetProblem> => {
  const sheet = await readSheet(bytes, limit);
  if ("kind" in sheet) return sheet;
  const [headings = [], ...body] = sheet.rows;
  const meanings = headings.map(meaningOf);
  if (meanings.every((meaning) => meaning === undefined)) return sheetProblem("no-headings");
  const faults = headingFaults(headings, meanings);
  if (faults.length > 0) return { kind: "headings", faults };
  const lines = linesOf(sheet, body);
  if (lines.length === 0) return sheetProblem("no-rows");
  if (lines.length > limit) return sheetProblem("too-many-rows", { rows: lines.length, limit });
  return { kind: "sheet", headings, language: languageIn(headings, meanings), lines };
};

/** What is wrong with a file that is no sheet of applications, in sentences. */
export const fileFaultsSaid = (found: HeadingFaults | SheetProblem): readonly Said[] => {
  if (found.kind === "headings") return found.faults;
  const { code, facts } = found;
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? "?"));
  return [{ zh: filled(sheetProblems[code].zh), en: filled(sheetProblems[code].en) }];
};

const linesOf = ({ formulas }: Sheet, body: Sheet["rows"]): readonly ApplicationLine[] => {
  const byRow = Map.groupBy(formulas, ({ row }) => row);
  return body.flatMap((cells, index) => {
    const row = index + 2;
    const computed = (byRow.get(row) ?? []).map(({ column }) => column - 1);
    const blank = computed.length === 0 && cells.every((cell) => cell.trim() === "");
    return blank ? [] : [{ row, cells, formulas: computed }];
  });
};

/** A sheet is answered in the language of its headings; labels of a form and titles of materials have one of their own. */
const languageIn = (headings: readonly string[], meanings: readonly (Meaning | undefined)[]): Language =>
  headings.some((heading, i) => meanings[i]?.kind === "field" && /\p{Script=Han}/u.test(heading))
    ? "zh"
    : "en";

const headingFaults = (
  headings: readonly string[],
  meanings: readonly (Meaning | undefined)[],
): readonly Said[] => {
  const names = meanings.map((meaning) => JSON.stringify(meaning));
  const present = new Set(meanings.flatMap((one) => (one?.kind === "field" ? [one.field] : [])));
  return [
    ...headings.flatMap((heading, i) =>
      heading.trim() !== "" && meanings[i] === undefined ? [unknown(heading, i)] : [],
    ),
    ...headings.flatMap((heading, i) =>
      meanings[i] !== undefined && names.indexOf(names[i] ?? "") < i ? [twice(heading, i)] : [],
    ),
    ...applicationFields.flatMap((field) =>
      applicationColumns[field].needed && !present.has(field) ? [missing(applicationColumns[field])] : [],
    ),
  ];
};

const shown = (heading: string, index: number): string =>
  `${lettersOf(index + 1)}1 “${heading.trim().slice(0, 40)}”`;

const unknown = (heading: string, index: number): Said => ({
  en: `${shown(heading, index)}: there is no such column; delete it, or write "form: …" before a field of the form and "material: …" before a material`,
  zh: `${shown(heading, index)}：没有这一列，请删除；表单字段的列名写作“表单：…”，材料写作“材料：…”`,
});
const twice = (heading: string, index: number): Said => ({
  en: `${shown(heading, index)}: this column stands twice; delete one of them`,
  zh: `${shown(heading, index)}：该列重复，请删除其中一列`,
});
const missing = ({ zh, en }: Said): Said => ({
  en: `the column "${en}" (${zh}) is missing: add it`,
  zh: `缺少“${zh}”列，请补充`,
});
