import type { ShownColumn } from "@tongban/domain";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RowDetail } from "./case-list-row.tsx";
import { caseColumns, type ListPlace } from "./list-columns.tsx";
import type { SortColumn } from "./list-sort.ts";
import type { Sorting } from "./use-sorted-list.ts";

type ListHeadProps = {
  readonly place: ListPlace;
  readonly columns: readonly ShownColumn[];
  readonly detail: RowDetail;
  readonly sorting: Sorting | undefined;
  /** Whether rows have a button. */
  readonly acts: boolean;
};

/** The heads of a list's columns; each sorts the list where it is here as a whole. */
export const ListHead = ({ place, columns, detail, sorting, acts }: ListHeadProps) => {
  const { t } = useTranslation();
  const cell = (by: SortColumn, label: ReactNode, className: string, pixels?: number) => (
    <th
      key={by}
      scope="col"
      className={className}
      style={pixels === undefined ? undefined : { width: pixels }}
      aria-sort={ariaSort(sorting, by)}
    >
      {sorting ? (
        <button type="button" className="sort-button" onClick={() => sorting.onSort(by)}>
          {label}
          <span aria-hidden="true">{arrowOf(sorting, by)}</span>
        </button>
      ) : (
        label
      )}
    </th>
  );
  return (
    <thead>
      <tr>
        {cell("due", t("list.due"), "case-due")}
        {cell("matter", `${t("list.matter")} / ${t("list.number")}`, "")}
        {columns.map(({ column, pixels = caseColumns[column].pixels }) => {
          const label = caseColumns[column].label(t, place);
          return column === "status"
            ? cell(
                column,
                `${label} / ${t(detail === "outcome" ? "case.result" : "list.holder")}`,
                "case-status",
                pixels,
              )
            : cell(column, label, "case-wide", pixels);
        })}
        {acts ? (
          <th scope="col" className="case-act">
            {t("case.actions")}
          </th>
        ) : null}
      </tr>
    </thead>
  );
};

const ariaSort = (sorting: Sorting | undefined, by: SortColumn) => {
  if (!sorting) return undefined;
  if (sorting.sort?.by !== by) return "none";
  return sorting.sort.descending ? "descending" : "ascending";
};

const arrowOf = ({ sort }: Sorting, by: SortColumn): string => {
  if (sort?.by !== by) return "";
  return sort.descending ? " ↓" : " ↑";
};
