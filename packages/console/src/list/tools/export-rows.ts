import { type Cell, csvOf } from "@tongban/contract";
import { LIST_EXPORT_ROWS, type ListExportState, type ShownColumn } from "@tongban/domain";
import type { TFunction } from "i18next";
import type { NameOf } from "../../api/name-of.ts";
import type { CaseRow } from "../../api/wire.ts";
import { caseColumns, type ListPlace } from "../list-columns.tsx";

/** Where an export reads its rows: a region's list, page by page, and which rows of it are shown. */
export type ExportSource = {
  readonly region: string;
  readonly read: (
    cursor: string,
  ) => Promise<{ readonly cases: readonly CaseRow[]; readonly cursor: string | null }>;
  readonly keeps?: (row: CaseRow) => boolean;
};

/** Rows as far as they were read, and how that ended. */
export type Exported = {
  readonly rows: readonly CaseRow[];
  readonly state: Exclude<ListExportState, "begun" | "failed">;
};

/** Reads a list page by page up to {@link LIST_EXPORT_ROWS}, as it stands at each page; `onRows` hears how many are there. */
export const readForExport = async (
  { read, keeps = () => true }: ExportSource,
  onRows: (count: number) => void,
  signal: AbortSignal,
): Promise<Exported> => {
  const rows = new Map<string, CaseRow>();
  let cursor: string | null = "";
  while (cursor !== null) {
    if (signal.aborted) return { rows: [...rows.values()], state: "cancelled" };
    const page: Awaited<ReturnType<ExportSource["read"]>> = await read(cursor);
    for (const row of page.cases) if (keeps(row)) rows.set(row.caseId, row);
    onRows(rows.size);
    cursor = page.cursor;
    if (rows.size >= LIST_EXPORT_ROWS)
      return {
        rows: [...rows.values()].slice(0, LIST_EXPORT_ROWS),
        state: cursor === null && rows.size === LIST_EXPORT_ROWS ? "whole" : "cut",
      };
  }
  return { rows: [...rows.values()], state: "whole" };
};

type Written = {
  readonly columns: readonly ShownColumn[];
  readonly place: ListPlace;
  readonly nameOf: NameOf;
  readonly t: TFunction;
  readonly language: string;
};

/** Rows as CSV with the columns that the list shows; applicants are masked as they are there. */
export const exportCsv = (rows: readonly CaseRow[], { columns, ...shown }: Written): string => {
  const { t, nameOf } = shown;
  const cellsOf = (row: CaseRow): readonly (readonly [string, Cell])[] => [
    [t("list.due"), chinaTime(row.due.at)],
    [t("list.matter"), nameOf.matter(row.matter)],
    [t("list.number"), row.number ?? row.externalRef],
    ...columns.flatMap(({ column }) =>
      caseColumns[column]
        .texts({ ...shown, row })
        .map(([heading, text]) => [heading, column === "received" ? chinaTime(text) : text] as const),
    ),
  ];
  const lines = rows.map(cellsOf);
  const heads = lines[0]?.map(([heading]) => heading) ?? [];
  return csvOf([heads, ...lines.map((cells) => cells.map(([, cell]) => cell))]);
};

const clock = new Intl.DateTimeFormat("sv-SE", {
  dateStyle: "short",
  timeStyle: "short",
  timeZone: "Asia/Shanghai",
});

/** An instant as spreadsheets take it, in China's time: `2026-03-02 09:30`. */
const chinaTime = (instant: string): string => clock.format(new Date(instant));
