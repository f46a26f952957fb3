import { type ListPage, listColumns, listViewBounds, type ShownColumn } from "@tongban/domain";
import { usualColumns } from "./list-columns.tsx";

const keyOf = (page: ListPage): string => `tongban.columns.${page}`;

const isShown = (value: unknown): value is ShownColumn => {
  if (typeof value !== "object" || value === null || !("column" in value)) return false;
  const { least, most } = listViewBounds.columnPixels;
  const pixels = "pixels" in value ? value.pixels : least;
  return (
    listColumns.some((one) => one === value.column) &&
    typeof pixels === "number" &&
    pixels >= least &&
    pixels <= most
  );
};

/** The columns of a page's lists as they were arranged in this browser; the usual ones where nobody did. */
export const readColumns = (storage: Storage, page: ListPage): readonly ShownColumn[] => {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(page)) ?? "null");
    return Array.isArray(kept) && kept.every(isShown) ? kept : usualColumns;
  } catch {
    return usualColumns;
  }
};

/** Keeps how the columns of a page's lists are arranged, for this browser. */
export const keepColumns = (storage: Storage, page: ListPage, columns: readonly ShownColumn[]): void =>
  storage.setItem(keyOf(page), JSON.stringify(columns));
