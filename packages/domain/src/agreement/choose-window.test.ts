import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aStaffedWindow } from "../../../../test/builders/agreement.ts";
import { aMatterId, aRegion, aWindowId } from "../../../../test/builders/ids.ts";
import { chooseWindow, type Desk, substituteCycles } from "./choose-window.ts";

const food = aMatterId("food-business-permit");
const aDesk = (id: string, parts: Partial<Desk> = {}): Desk => ({
  ...aStaffedWindow({ window: aWindowId(id) }),
  matters: new Set([food]),
  ...parts,
});

const ask = (desks: readonly Desk[], key = "a", district?: string) => {
  const chosen = chooseWindow(desks, {
    matter: food,
    key,
    ...(district === undefined ? {} : { district: aRegion(district) }),
  });
  return chosen && [chosen.desk.window, chosen.why];
};

const keys = Array.from({ length: 4_000 }, (_, i) => `case-${i}`);

describe("of the windows of a region", () => {
  it("none is chosen where none handles the matter", () => {
    expect(ask([aDesk("a", { matters: new Set() })])).toBeUndefined();
  });

  it("the only one is, open or not, so that what is missing can be told", () => {
    expect(ask([aDesk("a")])).toEqual(["a", "only"]);
    expect(ask([aDesk("a", { open: false })])).toEqual(["a", "only"]);
  });

  it("one that serves the applicant's division comes before the others, while it can work", () => {
    const near = aDesk("near", { districts: [aRegion("610112")] });
    for (const key of keys.slice(0, 20)) {
      expect(ask([aDesk("far"), near], key, "610112")).toEqual(["near", "district"]);
      expect(ask([aDesk("far"), { ...near, team: [] }], key, "610112")?.[0]).toBe("far");
    }
  });

  it("each takes work by its capacity, and the same case always comes to the same one", () => {
    const desks = [aDesk("one"), aDesk("three", { capacity: 3 })];
    const counts = Map.groupBy(keys, (key) => ask(desks, key)?.[0]);
    expect((counts.get(aWindowId("three"))?.length ?? 0) / keys.length).toBeCloseTo(0.75, 1);
    for (const key of keys.slice(0, 50)) expect(ask(desks.toReversed(), key)).toEqual(ask(desks, key));
  });

  it("closing one moves only its own cases", () => {
    const desks = ["a", "b", "c"].map((id) => aDesk(id));
    const closed = desks.map((desk) => (desk.window === "b" ? { ...desk, open: false } : desk));
    for (const key of keys.slice(0, 500)) {
      const before = ask(desks, key)?.[0];
      if (before !== "b") expect(ask(closed, key)?.[0]).toBe(before);
      else expect(ask(closed, key)?.[0]).not.toBe("b");
    }
  });

  it("a closed one's substitute takes its work, also over a chain; one that leads back ends", () => {
    const desks = [
      aDesk("a", { open: false, substitute: aWindowId("b") }),
      aDesk("b", { team: [], substitute: aWindowId("c"), matters: new Set() }),
      aDesk("c", { matters: new Set() }),
    ];
    expect(ask(desks)).toEqual(["c", "substitute"]);
    const round = desks.map((desk) => ({ ...desk, open: false, substitute: aWindowId("a") }));
    expect(ask(round)).toEqual(["a", "only"]);
  });
});

describe("chains of substitutes", () => {
  it("are told where they lead back, each once", () => {
    const chain = (...pairs: readonly (readonly [string, string?])[]) =>
      substituteCycles(
        pairs.map(([id, substitute]) => ({
          id: aWindowId(id),
          ...(substitute === undefined ? {} : { substitute: aWindowId(substitute) }),
        })),
      );
    expect(chain(["a", "b"], ["b", "c"], ["c"])).toEqual([]);
    expect(chain(["a", "b"], ["b", "a"], ["c", "a"])).toEqual([["a", "b"]]);
    expect(chain(["a", "a"])).toEqual([["a"]]);
  });

  it("never keep the choice from ending", () => {
    const ids = ["a", "b", "c", "d"].map(aWindowId);
    const desk = fc.record({
      open: fc.boolean(),
      substitute: fc.option(fc.constantFrom(...ids), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.tuple(desk, desk, desk, desk), (some) => {
        const desks = some.map(({ open, substitute }, i) =>
          aDesk(ids[i] ?? "", { open, ...(substitute ? { substitute } : {}) }),
        );
        const chosen = chooseWindow(desks, { matter: food, key: "k" });
        if (desks.some(({ open }) => open)) expect(chosen?.desk.open).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
