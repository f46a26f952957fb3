import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cyclesIn, isReady, type Preceded, unknownBefore } from "./precedence.ts";

const names = ["a", "b", "c", "d", "e", "f"] as const;

/** Graphs in which each only waits for earlier ones. */
const acyclic = fc
  .array(fc.subarray([...names]), { minLength: 1, maxLength: names.length })
  .map((befores): readonly Preceded[] =>
    befores.map((before, i) => ({
      id: names[i] ?? "",
      after: before.filter((name) => names.indexOf(name) < i),
    })),
  );

describe("the order of things that wait for one another", () => {
  it("has no cycle where each waits for earlier ones, and lets everything start in the end", () => {
    fc.assert(
      fc.property(acyclic, (all) => {
        expect(cyclesIn(all)).toEqual([]);
        expect(unknownBefore(all)).toEqual([]);
        const granted = new Set<string>();
        for (let round = 0; round < all.length; round++)
          for (const one of all.filter((next) => isReady(next, granted))) granted.add(one.id);
        expect(granted.size).toBe(all.length);
      }),
    );
  });

  it("finds a cycle wherever the last one leads back to the first", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: names.length }), (count) => {
        const ring = names
          .slice(0, count)
          .map((id, i, all) => ({ id, after: [all[(i + count - 1) % count] ?? id] }));
        const [cycle = []] = cyclesIn(ring);
        expect(cycle.toSorted()).toEqual(names.slice(0, count));
        expect(cyclesIn(ring)).toHaveLength(1);
      }),
    );
  });

  it("names what waits for something that is not there", () => {
    expect(unknownBefore([{ id: "a", after: ["z"] }])).toEqual(["z"]);
  });
});
