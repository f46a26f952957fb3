import { type Refusal, refusal } from "../refusal.ts";
import { byRowName, type MatterListRow, type RowKey, rowName } from "./matter-list.ts";

/** Rows that a list holds at most: an alliance's matters for each of its parties, many times over. */
export const listRowsAtMost = 10_000;

/** Rows to put into a list, in the place of those of the same key, and rows to take off it. */
export type ListChange = {
  readonly put: readonly MatterListRow[];
  readonly remove: readonly RowKey[];
};

/** How an import meets the list that is there: in its place, or row by row into it. */
export const importWays = ["replace", "merge"] as const;

/** One of {@link importWays}. */
export type ImportWay = (typeof importWays)[number];

/** The rows of a list after a change, by their names. */
export type ChangedList = { readonly kind: "list"; readonly rows: readonly MatterListRow[] };

/**
 * A list after a change. Refuses one that names a row twice (`row-repeated`), takes off a row that is not there
 * (`row-unknown`), or leads to more than {@link listRowsAtMost} rows (`list-too-long`).
 */
export const changeList = (
  rows: readonly MatterListRow[],
  { put, remove }: ListChange,
): ChangedList | Refusal => {
  const repeated = namesTwice([...put, ...remove]);
  if (repeated.length > 0) return refusal("row-repeated", { rows: shortened(repeated) });
  const byName = new Map(rows.map((row) => [rowName(row), row]));
  const unknown = remove.map(rowName).filter((name) => !byName.has(name));
  if (unknown.length > 0) return refusal("row-unknown", { rows: shortened(unknown) });
  for (const key of remove) byName.delete(rowName(key));
  for (const row of put) byName.set(rowName(row), row);
  if (byName.size > listRowsAtMost)
    return refusal("list-too-long", { rows: byName.size, limit: listRowsAtMost });
  return { kind: "list", rows: [...byName.values()].sort(byRowName) };
};

/** A list after the rows of a file were taken into it, or have taken its place; refuses as {@link changeList}. */
export const importList = (
  rows: readonly MatterListRow[],
  imported: readonly MatterListRow[],
  way: ImportWay,
): ChangedList | Refusal => changeList(way === "replace" ? [] : rows, { put: imported, remove: [] });

const namesTwice = (keys: readonly RowKey[]): readonly string[] => {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of keys.map(rowName)) (seen.has(name) ? twice : seen).add(name);
  return [...twice];
};

/** A refusal names so many rows at most; more do not help anybody to mend them. */
const NAMED = 20;

const shortened = (names: readonly string[]): readonly string[] => names.slice(0, NAMED);
