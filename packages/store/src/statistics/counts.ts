import { deflateRawSync, inflateRawSync } from "node:zlib";
import { type Contribution, entriesOf, type LocalDate, type Sums, scopeName } from "@tongban/domain";

/** One day of one scope. */
type ScopeDay = { readonly scope: string; readonly day: LocalDate };

/** What events add to the counters: sums by scope and day. */
export type Counts = ReadonlyMap<string, ScopeDay & { readonly sums: Sums }>;

const keyOf = ({ scope, day }: ScopeDay): string => `${day} ${scope}`;

/** Sums contributions by scope and day; what cancels out is left out. */
export const countsOf = (contributions: readonly Contribution[]): Counts => {
  const counts = new Map<string, ScopeDay & { readonly sums: Record<string, number> }>();
  for (const { scope: counted, day, metric, delta } of contributions) {
    const scope = scopeName(counted);
    const key = keyOf({ scope, day });
    const entry = counts.get(key) ?? { scope, day, sums: {} };
    entry.sums[metric] = (entry.sums[metric] ?? 0) + delta;
    counts.set(key, entry);
  }
  return withoutNothing(counts);
};

/** Adds counts up. */
export const addCounts = (all: Iterable<Counts>): Counts => {
  const total = new Map<string, ScopeDay & { readonly sums: Record<string, number> }>();
  for (const counts of all)
    for (const [key, { scope, day, sums }] of counts) {
      const entry = total.get(key) ?? { scope, day, sums: {} };
      for (const [metric, sum] of entriesOf(sums)) entry.sums[metric] = (entry.sums[metric] ?? 0) + sum;
      total.set(key, entry);
    }
  return withoutNothing(total);
};

const withoutNothing = (counts: Counts): Counts =>
  new Map(
    [...counts].flatMap(([key, { sums, ...at }]) => {
      const left = Object.entries(sums).filter(([, sum]) => sum !== 0);
      return left.length === 0 ? [] : [[key, { ...at, sums: Object.fromEntries(left) }]];
    }),
  );

/** Counts as few bytes. */
export const packed = (counts: Counts): Uint8Array =>
  deflateRawSync(JSON.stringify([...counts.values()].map(({ scope, day, sums }) => [scope, day, sums])));

/** Reads what {@link packed} wrote. */
export const unpacked = (bytes: Uint8Array): Counts => {
  const rows: readonly (readonly [string, LocalDate, Sums])[] = JSON.parse(inflateRawSync(bytes).toString());
  return new Map(rows.map(([scope, day, sums]) => [keyOf({ scope, day }), { scope, day, sums }]));
};
