/** A row as the list shows it; `gone` rows have left the list but keep their place while it is held. */
export type HeldRow<T> = { readonly id: string; readonly row: T; readonly gone: boolean };

/** What a list shows, and how many rows wait outside while it is held. */
export type HeldList<T> = {
  readonly rows: readonly HeldRow<T>[];
  /** Rows that arrived since the list is held. */
  readonly waiting: number;
  /** Whether letting go would change the list at all. */
  readonly changed: boolean;
};

/**
 * Takes up fresh rows. While the list is held (the pointer or the keyboard is in it) no row moves: rows change in
 * place, rows that left are marked, and new ones wait to be asked for; only what comes after the last row is added at
 * once, for that moves nothing.
 */
export const takeUp = <T>(
  shown: readonly HeldRow<T>[],
  fresh: readonly T[],
  idOf: (row: T) => string,
  held: boolean,
): HeldList<T> => {
  const inFreshOrder = fresh.map((row) => ({ id: idOf(row), row, gone: false }));
  if (!held || shown.length === 0) return { rows: inFreshOrder, waiting: 0, changed: false };
  const byId = new Map(inFreshOrder.map((one) => [one.id, one]));
  const known = new Set(shown.map((one) => one.id));
  const end = inFreshOrder.findLastIndex((one) => known.has(one.id)) + 1;
  const kept = shown.map((one) => byId.get(one.id) ?? { ...one, gone: true });
  const rows = [...kept, ...inFreshOrder.slice(end)];
  const waiting = inFreshOrder.slice(0, end).filter((one) => !known.has(one.id)).length;
  const present = kept.filter((one) => !one.gone);
  const order = inFreshOrder.filter((one) => known.has(one.id));
  const moved = present.some((one, index) => one.id !== order[index]?.id);
  return { rows, waiting, changed: waiting > 0 || moved || present.length < kept.length };
};
