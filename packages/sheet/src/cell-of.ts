import type { Language } from "@tongban/contract";
import type { MatterListRow } from "@tongban/domain";
import { columns } from "./columns.ts";
import type { Surroundings } from "./surroundings.ts";

/** A row, or some fields of one. */
export type RowPart = { readonly [F in keyof MatterListRow]?: MatterListRow[F] | undefined };

/** What a row says in a column, as its cell has it; an empty text where it says nothing. */
export const cellOf = (
  row: RowPart,
  field: keyof MatterListRow,
  around: Surroundings,
  language: Language,
): string => {
  const value = row[field];
  // Each field's column takes what the field holds; the table says so, and a union of them cannot.
  const write = columns[field].cell.write as (
    value: unknown,
    around: Surroundings,
    language: Language,
  ) => string;
  return value === undefined ? "" : write(value, around, language);
};
