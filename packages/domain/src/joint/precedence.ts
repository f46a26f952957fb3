/** One thing of several, and those of them that must be granted before it starts. */
export type Preceded = { readonly id: string; readonly after?: readonly string[] };

/** Those that wait for themselves: each cycle of the graph, by its members in order. */
export const cyclesIn = (all: readonly Preceded[]): readonly (readonly string[])[] => {
  const found = new Map<string, readonly string[]>();
  for (const { id } of all) {
    const cycle = cycleFrom(id, new Map(all.map((one) => [one.id, one.after ?? []])));
    if (cycle) found.set(cycle.toSorted().join(" "), cycle);
  }
  return [...found.values()];
};

type Before = ReadonlyMap<string, readonly string[]>;

/** The shortest way from one back to itself, if there is one. */
const cycleFrom = (start: string, before: Before): readonly string[] | undefined => {
  const seen = new Set<string>();
  let ways: readonly (readonly string[])[] = [[start]];
  while (ways.length > 0) {
    const next: (readonly string[])[] = [];
    for (const way of ways) {
      for (const earlier of before.get(way.at(-1) ?? "") ?? []) {
        if (earlier === start) return way;
        if (seen.has(earlier)) continue;
        seen.add(earlier);
        next.push([...way, earlier]);
      }
    }
    ways = next;
  }
  return undefined;
};

/** Names in `after` that none of them has. */
export const unknownBefore = (all: readonly Preceded[]): readonly string[] => {
  const known = new Set(all.map(({ id }) => id));
  return [...new Set(all.flatMap(({ after = [] }) => after))].filter((name) => !known.has(name));
};

/** Whether everything that must be granted before one is. */
export const isReady = ({ after = [] }: Preceded, granted: ReadonlySet<string>): boolean =>
  after.every((name) => granted.has(name));
