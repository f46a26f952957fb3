/** What a record says, by field; null: there is none. */
export type Said = Readonly<Record<string, unknown>> | null;

/** A field that says something else than before; undefined: it says nothing. */
export type Difference = { readonly field: string; readonly before: unknown; readonly after: unknown };

/** The fields in which what a record says differs, in the order in which they come up. */
export const differencesOf = (before: Said, after: Said): readonly Difference[] => {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .map((field) => ({ field, before: before?.[field], after: after?.[field] }))
    .filter((one) => textOf(one.before) !== textOf(one.after));
};

/** Members of an object in one order, so that the same things read the same. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? "";

/** The fields that somebody changed; what others changed meanwhile stays as they left it. */
export const changedFields = <T extends object>(before: T, after: T): Partial<T> => {
  const changed: Partial<T> = {};
  for (const field in after)
    if (textOf(before[field]) !== textOf(after[field])) changed[field] = after[field];
  return changed;
};

/** The fields that say something. */
export const saidFields = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } => {
  const said: { [K in keyof T]?: NonNullable<T[K]> } = {};
  for (const field in fields) {
    const value = fields[field];
    if (value !== null && value !== undefined) said[field] = value;
  }
  return said;
};
