import { byRowName, canonicalJson, type MatterListRow, type RowKey, rowName } from "@tongban/domain";

/** What was done to a row and not saved: what it said when it was first touched, and what it is to say; absent: no row. */
type RowEdit = {
  readonly before: MatterListRow | undefined;
  readonly after: MatterListRow | undefined;
};

/** Rows that were added, changed or taken off and not saved, by their names. */
export type ListEdits = ReadonlyMap<string, RowEdit>;

/** A list as it was saved last, by the names of its rows. */
export type SavedRows = ReadonlyMap<string, MatterListRow>;

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

/** Gives a row back what it said before it was touched. */
export const restored = (edits: ListEdits, name: string): ListEdits =>
  new Map([...edits].filter(([one]) => one !== name));

const settled = (
  saved: SavedRows,
  edits: ListEdits,
  name: string,
  after: MatterListRow | undefined,
): ListEdits => {
  const before = edits.has(name) ? edits.get(name)?.before : saved.get(name);
  return same(saved.get(name), after) ? restored(edits, name) : new Map(edits).set(name, { before, after });
};

/** Edits over a list that somebody else saved meanwhile: what the list says by now is no edit any more. */
export const rebased = (saved: SavedRows, edits: ListEdits): ListEdits => {
  const left = [...edits].filter(([name, { after }]) => !same(saved.get(name), after));
  return left.length === edits.size ? edits : new Map(left);
};

/** Edited rows that somebody else changed as well, since they were touched here. */
export const conflictsIn = (saved: SavedRows, edits: ListEdits): ReadonlySet<string> =>
  new Set([...edits].flatMap(([name, { before }]) => (same(saved.get(name), before) ? [] : [name])));

/** Settles a conflict for what is to be saved: it was done knowing what the list says by now. */
export const kept = (saved: SavedRows, edits: ListEdits, name: string): ListEdits => {
  const edit = edits.get(name);
  return edit ? new Map(edits).set(name, { before: saved.get(name), after: edit.after }) : edits;
};

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
export type RowBatch = { readonly put: readonly MatterListRow[]; readonly remove: readonly RowKey[] };

/** What a request holds: rows, and bytes of their JSON. */
export type BatchRoom = { readonly rows: number; readonly bytes: number };

/** What is to be saved, in as many requests as it takes; what was taken off and is not there any more is nothing. */
export const batchesOf = (saved: SavedRows, edits: ListEdits, room: BatchRoom): readonly RowBatch[] => {
  const encoder = new TextEncoder();
  const batches: { put: MatterListRow[]; remove: RowKey[]; bytes: number }[] = [];
  const batchFor = (bytes: number) => {
    const last = batches.at(-1);
    if (last && last.put.length + last.remove.length < room.rows && last.bytes + bytes <= room.bytes) {
      last.bytes += bytes;
      return last;
    }
    const next = { put: [], remove: [], bytes };
    batches.push(next);
    return next;
  };
  for (const [name, { after }] of edits) {
    const gone = saved.get(name);
    if (after) batchFor(encoder.encode(JSON.stringify(after)).length).put.push(after);
    else if (gone) {
      const { matter, handling, sources } = gone;
      const key = { matter, ...(handling ? { handling } : {}), ...(sources ? { sources } : {}) };
      batchFor(JSON.stringify(key).length).remove.push(key);
    }
  }
  return batches.map(({ put, remove }) => ({ put, remove }));
};

const same = (a: MatterListRow | undefined, b: MatterListRow | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
