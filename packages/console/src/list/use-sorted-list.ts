import { useMemo, useState } from "react";
import type { NameOf } from "../api/name-of.ts";
import type { CaseRow } from "../api/wire.ts";
import type { ListPlace } from "./list-columns.tsx";
import { type ListSort, nextSort, type SortColumn, sortedRows } from "./list-sort.ts";

/** How a list is sorted, and how to sort it otherwise; a list that is not here as a whole has the broker's order only. */
export type Sorting = { readonly sort: ListSort | undefined; readonly onSort: (by: SortColumn) => void };

/** Rows as the user sorts them. */
export const useSortedList = (
  rows: readonly CaseRow[],
  isWhole: boolean,
  place: ListPlace,
  nameOf: NameOf,
): { readonly rows: readonly CaseRow[]; readonly sorting: Sorting | undefined } => {
  const [chosen, setChosen] = useState<ListSort | undefined>(undefined);
  const sort = isWhole ? chosen : undefined;
  const sorted = useMemo(
    () => (sort ? sortedRows(rows, sort, place, nameOf) : rows),
    [rows, sort, place, nameOf],
  );
  const onSort = (by: SortColumn) => setChosen(nextSort(sort, by));
  return { rows: sorted, sorting: isWhole ? { sort, onSort } : undefined };
};
