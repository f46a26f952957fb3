/** Remembers what `ask` answered for a key for some ms; never more than `most` keys, never a failure or an absence. */
export const remembered = <K, V>(
  lifeMs: number,
  most: number,
  ask: (key: K) => Promise<V | undefined>,
): ((key: K) => Promise<V | undefined>) => {
  const known = new Map<K, { readonly value: V; readonly until: number }>();
  return async (key) => {
    const entry = known.get(key);
    if (entry && performance.now() < entry.until) return entry.value;
    known.delete(key);
    const value = await ask(key);
    if (value === undefined) return undefined;
    if (known.size >= most) known.clear();
    known.set(key, { value, until: performance.now() + lifeMs });
    return value;
  };
};
