import type { Sums } from "@tongban/domain";
import { attributesOf, Unreadable } from "../table/codec.ts";
import { addCounts, type Counts } from "./counts.ts";

/** Attribute with the number of the last plan that is in a counter. */
export const PLAN = "plan";

/** Before the names of metrics, so that none is taken for the key of an index, as `received` would be. */
const MARK = ".";

/** The sums that a counter holds. */
export const sumsIn = (item: unknown): Sums => {
  const sums = Object.entries(attributesOf(item)).filter(([name]) => name.startsWith(MARK));
  return Object.fromEntries(
    sums.map(([name, sum]) => {
      if (typeof sum !== "number") throw new Unreadable(`${name}: not a number`);
      return [name.slice(MARK.length), sum];
    }),
  );
};

/** What is added to one counter: a day's (`2026-03-02`) or a month's (`2026-03`) of a scope. */
export type Addition = { readonly scope: string; readonly period: string; readonly sums: Sums };

/** The counters that counts are added to: those of the days, and those of their months. */
export const additionsOf = (counts: Counts): readonly Addition[] => {
  const days = [...counts.values()];
  const months = addCounts(days.map((day) => new Map([[`${day.day.slice(0, 7)} ${day.scope}`, day]])));
  return [
    ...days.map(({ scope, day, sums }) => ({ scope, period: day, sums })),
    ...[...months.values()].map(({ scope, day, sums }) => ({ scope, period: day.slice(0, 7), sums })),
  ];
};

/** The parts of an expression that adds sums to a counter. */
export const adding = (sums: Sums) => {
  const parts = Object.entries(sums);
  return {
    add: `ADD ${parts.map((_, i) => `#m${i} :d${i}`).join(", ")}`,
    names: Object.fromEntries(parts.map(([metric], i) => [`#m${i}`, `${MARK}${metric}`])),
    values: Object.fromEntries(parts.map(([, sum], i) => [`:d${i}`, sum])),
  };
};
