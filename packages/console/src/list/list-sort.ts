import type { ListColumn } from "@tongban/domain";
import type { NameOf } from "../api/name-of.ts";
import type { CaseRow } from "../api/wire.ts";
import { caseColumns, type ListPlace } from "./list-columns.tsx";

/** What rows can be sorted by: the two columns that are always there, and those that a list may show. */
export type SortColumn = ListColumn | "due" | "matter";

/** An order of rows. */
export type ListSort = { readonly by: SortColumn; readonly descending: boolean };

/** Rows in another order than the broker's. Only for a list that is here as a whole: one page sorted is no order of the list. */
export const sortedRows = (
  rows: readonly CaseRow[],
  { by, descending }: ListSort,
  place: ListPlace,
  nameOf: NameOf,
): readonly CaseRow[] => {
  const keyOf = (row: CaseRow): string => {
    if (by === "due") return row.due.at;
    return by === "matter" ? nameOf.matter(row.matter) : caseColumns[by].sortBy({ row, place, nameOf });
  };
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  const sign = descending ? -1 : 1;
  return keyed.toSorted((a, b) => sign * order.compare(a.key, b.key)).map(({ row }) => row);
};

/** The order of the phone book: Chinese by pinyin, numbers by their value. */
const order = new Intl.Collator("zh-CN", { numeric: true });

/** The order after a press on a column's head: up, down, then the broker's own again. */
export const nextSort = (sort: ListSort | undefined, by: SortColumn): ListSort | undefined => {
  if (sort?.by !== by) return { by, descending: false };
  return sort.descending ? undefined : { by, descending: true };
};
