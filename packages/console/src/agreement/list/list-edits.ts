import { byRowName, type MatterListRow, type RowKey, rowName } from "@tongban/domain";
import { type Batch, type BatchRoom, batchesOf, type Edits, type Saved, settled } from "../edits.ts";

/** Rows that were added, changed or taken off and not saved, by their names. */
export type ListEdits = Edits<MatterListRow>;

/** A list as it was saved last, by the names of its rows. */
export type SavedRows = Saved<MatterListRow>;

/** No edit at all. */
export const noEdits: ListEdits = new Map();

/** Rows by their names. */
export const rowsByName = (rows: readonly MatterListRow[]): SavedRows =>
  new Map(rows.map((row) => [rowName(row), row]));

/** What a row says by now; nothing where there is none, or none any more. */
export const rowNow = (saved: SavedRows, edits: ListEdits, name: string): MatterListRow | undefined =>
  edits.has(name) ? edits.get(name)?.after : saved.get(name);

/** Puts a row in the place of another one, or beside them all; a row whose key changed leaves its former place. */
export const withRow = (
  saved: SavedRows,
  edits: ListEdits,
  row: MatterListRow,
  instead?: string,
): ListEdits => {
  const name = rowName(row);
  const freed = instead === undefined || instead === name ? edits : without(saved, edits, instead);
  return settled(saved, freed, name, row);
};

/** Takes a row off. */
export const without = (saved: SavedRows, edits: ListEdits, name: string): ListEdits =>
  settled(saved, edits, name, undefined);

/** A row of the editor: what it says, or said before it was taken off, and what was done to it. */
export type EditedRow = {
  readonly name: string;
  readonly row: MatterListRow;
  readonly state: "saved" | "added" | "changed" | "removed";
};

/** All rows of a list with its edits, by their names; those that were taken off stay in their places. */
export const editedRows = (saved: SavedRows, edits: ListEdits): readonly EditedRow[] => {
  const rows = [...saved].map(([name, row]): EditedRow => {
    const edit = edits.get(name);
    if (!edit) return { name, row, state: "saved" };
    return edit.after ? { name, row: edit.after, state: "changed" } : { name, row, state: "removed" };
  });
  const added = [...edits].flatMap(([name, { after }]): EditedRow[] =>
    after && !saved.has(name) ? [{ name, row: after, state: "added" }] : [],
  );
  return added.length === 0 ? rows : [...rows, ...added].sort((a, b) => byRowName(a.row, b.row));
};

/** Rows to send at once, and those to take off. */
export type RowBatch = Batch<MatterListRow, RowKey>;

/** What is to be saved of a list, in as many requests as it takes. */
export const rowBatchesOf = (saved: SavedRows, edits: ListEdits, room: BatchRoom): readonly RowBatch[] =>
  batchesOf(saved, edits, room, ({ matter, handling, sources }) => ({
    matter,
    ...(handling ? { handling } : {}),
    ...(sources ? { sources } : {}),
  }));
