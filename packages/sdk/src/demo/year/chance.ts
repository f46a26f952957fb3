/** Draws that are the same for the same seed, so that a year can be made again. */
export type Chance = {
  /** Whether something of this probability happens. */
  readonly happens: (probability: number) => boolean;
  /** A number from `least` up to, but not, `most`. */
  readonly between: (least: number, most: number) => number;
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number;
  /** 64 hexadecimal digits. */
  readonly digest: () => string;
  /** One of a list, each as likely as any other. */
  readonly one: <T>(list: readonly T[]) => T;
  /** One of a list, each as likely as its weight says. */
  readonly weighted: <T>(list: readonly T[], weightOf: (one: T) => number) => T;
};

/** Mulberry32: 32 bits of state, even enough for a demo and in no way for secrets. */
const generatorOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Makes the draws of a seed; `part` tells apart draws that must not depend on each other's order. */
export const createChance = (seed: number, part = 0): Chance => {
  const next = generatorOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(part + 1, 0x85ebca6b));
  const between = (least: number, most: number): number => least + next() * (most - least);
  const whole = (least: number, most: number): number => Math.floor(between(least, most + 1));
  const weighted = <T>(list: readonly T[], weightOf: (one: T) => number): T => {
    let left = next() * list.reduce((sum, one) => sum + weightOf(one), 0);
    for (const one of list) {
      left -= weightOf(one);
      if (left < 0) return one;
    }
    return lastOf(list);
  };
  return {
    happens: (probability) => next() < probability,
    between,
    whole,
    digest: () =>
      Array.from({ length: 8 }, () => whole(0, 0xffff_ffff).toString(16).padStart(8, "0")).join(""),
    one: (list) => list[whole(0, list.length - 1)] ?? lastOf(list),
    weighted,
  };
};

const lastOf = <T>(list: readonly T[]): T => {
  const last = list.at(-1);
  if (last === undefined) throw new RangeError("nothing to draw from");
  return last;
};
