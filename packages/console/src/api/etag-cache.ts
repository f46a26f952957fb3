/** An answer that was read before, to be named in `If-None-Match`. */
type Kept<T> = { readonly etag: string; readonly value: T };

/** The last answers by what was asked; the oldest are dropped so that a day of work does not fill the memory. */
export type EtagCache = {
  /** The caller names the type: one key is always asked of one route. */
  find<T>(key: string): Kept<T> | undefined;
  keep(key: string, etag: string | undefined, value: unknown): void;
  clear(): void;
};

/** Keeps at most `size` answers. */
export const createEtagCache = (size: number): EtagCache => {
  const kept = new Map<string, Kept<unknown>>();
  return {
    find: <T>(key: string) => kept.get(key) as Kept<T> | undefined,
    keep: (key, etag, value) => {
      kept.delete(key);
      if (etag === undefined) return;
      kept.set(key, { etag, value });
      const oldest = kept.keys().next();
      if (kept.size > size && oldest.done !== true) kept.delete(oldest.value);
    },
    clear: () => kept.clear(),
  };
};
