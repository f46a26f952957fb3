import { fieldProblem, findingWords, type Language, matterListRow, type Said } from "@tongban/contract";
import { checkLimits, type MatterListRow } from "@tongban/domain";
import type * as z from "zod";
import { cellOf, type RowPart } from "./cell-of.ts";
import { columnOrder, columns } from "./columns.ts";
import type { Surroundings } from "./surroundings.ts";

type Field = keyof MatterListRow;

/** A row as people write it, a text for each column; a blank text says nothing, an absent one has no column. */
export type RowTexts = Readonly<Partial<Record<Field, string>>>;

/** What is wrong with a row in a column, and how to mend it. */
type RowFault = { readonly field: Field; readonly said: Said };

/** A row that nothing is wrong with, or what is. */
export type RowReading = { readonly row: MatterListRow | undefined; readonly faults: readonly RowFault[] };

const missingCell: Said = { en: "may not be blank", zh: "不能为空" };

/**
 * Reads a row by the contract's schema and by how its limits stand to one another; `unread` are columns that the caller
 * has something to say of himself.
 */
export const readRowTexts = (
  texts: RowTexts,
  around: Surroundings,
  unread: ReadonlySet<Field> = new Set(),
): RowReading => {
  const said: Partial<Record<Field, unknown>> = {};
  const faults: RowFault[] = [];
  const silent = new Set(unread);
  const tell = (field: Field, words: Said): void => {
    if (texts[field] === undefined || silent.has(field)) return;
    silent.add(field);
    faults.push({ field, said: words });
  };
  for (const field of columnOrder) {
    const text = texts[field]?.trim();
    if (text === undefined || unread.has(field)) continue;
    if (text === "") {
      if (columns[field].needed) tell(field, missingCell);
      continue;
    }
    const read = columns[field].cell.read(text, around);
    if (!read.ok) tell(field, read.said);
    else if (read.value !== undefined) said[field] = read.value;
  }
  const parsed = matterListRow.safeParse(said, { reportInput: true });
  for (const issue of parsed.error?.issues ?? []) {
    const field = columnOrder.find((known) => known === issue.path[0]);
    if (field !== undefined) tell(field, issueSaid(issue));
  }
  if (!parsed.success || silent.size > 0) return { row: undefined, faults };
  const errors = checkLimits(parsed.data).filter(({ severity }) => severity === "error");
  const over = errors.map(({ code }): RowFault => ({ field: "promised", said: findingWords[code] }));
  return { row: over.length > 0 ? undefined : parsed.data, faults: over };
};

/** A row as {@link readRowTexts} reads it. */
export const rowTextsOf = (
  row: RowPart,
  around: Surroundings,
  language: Language,
): Readonly<Record<Field, string>> =>
  Object.fromEntries(columnOrder.map((field) => [field, cellOf(row, field, around, language)])) as Record<
    Field,
    string
  >;

/** Of several entries in a cell, which one it is. */
const issueSaid = (issue: z.core.$ZodIssue): Said => {
  const said = fieldProblem(issue);
  const entry = issue.path.find((step) => typeof step === "number");
  if (entry === undefined) return said;
  return { en: `entry ${entry + 1}: ${said.en}`, zh: `第 ${entry + 1} 项：${said.zh}` };
};
