import { canonicalJson } from "@tongban/domain";

/** What was done to one of many and not saved: what it said when it was first touched, and what it is to say; absent: it is not there. */
type Edit<T> = { readonly before: T | undefined; readonly after: T | undefined };

/** What was added, changed or taken off and not saved, by name. */
export type Edits<T> = ReadonlyMap<string, Edit<T>>;

/** What was saved last, by name. */
export type Saved<T> = ReadonlyMap<string, T>;

/** Says what a name is to say by now, absent: nothing; what leads back to what is saved is no edit. */
export const settled = <T>(
  saved: Saved<T>,
  edits: Edits<T>,
  name: string,
  after: T | undefined,
): Edits<T> => {
  const before = edits.has(name) ? edits.get(name)?.before : saved.get(name);
  return same(saved.get(name), after) ? restored(edits, name) : new Map(edits).set(name, { before, after });
};

/** Gives back what was said before the name was touched. */
export const restored = <T>(edits: Edits<T>, name: string): Edits<T> =>
  new Map([...edits].filter(([one]) => one !== name));

/** Edits over what somebody else saved meanwhile: what is said by now is no edit any more. */
export const rebased = <T>(saved: Saved<T>, edits: Edits<T>): Edits<T> => {
  const left = [...edits].filter(([name, { after }]) => !same(saved.get(name), after));
  return left.length === edits.size ? edits : new Map(left);
};

/** What was edited and somebody else changed as well, since it was touched here. */
export const conflictsIn = <T>(saved: Saved<T>, edits: Edits<T>): ReadonlySet<string> =>
  new Set([...edits].flatMap(([name, { before }]) => (same(saved.get(name), before) ? [] : [name])));

/** Settles a conflict for what is to be saved: it was done knowing what is said by now. */
export const kept = <T>(saved: Saved<T>, edits: Edits<T>, name: string): Edits<T> => {
  const edit = edits.get(name);
  return edit ? new Map(edits).set(name, { before: saved.get(name), after: edit.after }) : edits;
};

/** What one request puts and takes off. */
export type Batch<T, K> = { readonly put: readonly T[]; readonly remove: readonly K[] };

/** What a request holds: entries, and bytes of their JSON. */
export type BatchRoom = { readonly entries: number; readonly bytes: number };

/** What is to be saved, in as many requests as it takes; what was taken off and is not there any more is nothing. */
export const batchesOf = <T, K>(
  saved: Saved<T>,
  edits: Edits<T>,
  room: BatchRoom,
  keyOf: (gone: T) => K,
): readonly Batch<T, K>[] => {
  const encoder = new TextEncoder();
  const batches: { put: T[]; remove: K[]; bytes: number }[] = [];
  const batchFor = (says: T | K) => {
    const bytes = encoder.encode(JSON.stringify(says)).length;
    const last = batches.at(-1);
    if (last && last.put.length + last.remove.length < room.entries && last.bytes + bytes <= room.bytes) {
      last.bytes += bytes;
      return last;
    }
    const next = { put: [], remove: [], bytes };
    batches.push(next);
    return next;
  };
  for (const [name, { after }] of edits) {
    const gone = saved.get(name);
    if (after !== undefined) batchFor(after).put.push(after);
    else if (gone !== undefined) {
      const key = keyOf(gone);
      batchFor(key).remove.push(key);
    }
  }
  return batches.map(({ put, remove }) => ({ put, remove }));
};

const same = <T>(a: T | undefined, b: T | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
