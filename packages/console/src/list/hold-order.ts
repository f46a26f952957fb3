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
 * place, rows that left are marked, and new ones wait to be asked for.
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
  const rows = shown.map((one) => byId.get(one.id) ?? { ...one, gone: true });
  const known = new Set(shown.map((one) => one.id));
  const waiting = inFreshOrder.filter((one) => !known.has(one.id)).length;
  const order = rows.filter((one) => !one.gone).map((one) => one.id);
  const kept = inFreshOrder.filter((one) => known.has(one.id)).map((one) => one.id);
  const moved = order.some((id, index) => id !== kept[index]);
  return { rows, waiting, changed: waiting > 0 || moved || order.length < rows.length };
};
