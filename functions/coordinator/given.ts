/** The members of an object that were given. */
export const given = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** An object after a change: what was given takes the place of what was there, and null takes it away. */
export const changedBy = <T extends object>(
  before: T,
  change: { readonly [K in keyof T]?: T[K] | null | undefined },
): T =>
  Object.fromEntries(
    Object.entries({ ...before, ...given(change) }).filter(([, value]) => value !== null),
  ) as T;
