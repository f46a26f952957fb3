import { expect, it } from "vitest";
import { createChance } from "./chance.ts";

const drawn = (seed: number, part?: number) => {
  const chance = createChance(seed, part);
  return Array.from({ length: 40 }, () => chance.whole(1, 1_000));
};

it("draws the same for the same seed and part, and something else for another", () => {
  expect(drawn(7)).toEqual(drawn(7));
  expect(drawn(7)).not.toEqual(drawn(8));
  expect(drawn(7, 1)).not.toEqual(drawn(7, 2));
});

it("draws within its bounds, both ends included, each about as often", () => {
  const chance = createChance(1);
  const counts = new Map<number, number>();
  for (let n = 0; n < 6_000; n++) {
    const face = chance.whole(1, 6);
    counts.set(face, (counts.get(face) ?? 0) + 1);
  }
  expect([...counts.keys()].toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

it("draws by weight, and never what weighs nothing", () => {
  const chance = createChance(2);
  const weights = { often: 9, seldom: 1, never: 0 };
  const counts = { often: 0, seldom: 0, never: 0 };
  for (let n = 0; n < 2_000; n++)
    counts[chance.weighted(["never", "often", "seldom"] as const, (name) => weights[name])] += 1;
  expect(counts.never).toBe(0);
  expect(Math.abs(counts.seldom - 200)).toBeLessThan(80);
});

it("has nothing to draw from an empty list", () => {
  expect(() => createChance(1).one([])).toThrow(RangeError);
});
