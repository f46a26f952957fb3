import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aMatterId, aRegion, aWindowId } from "../../../../test/builders/ids.ts";
import {
  type PlacedWindow,
  substitutesOf,
  unlessClosed,
  unlessOpen,
  unlessWindowFits,
} from "./window-change.ts";

const xian = aRegion("610100");
const known = aMatterId("food-business-permit");

const aWindow = (id: string, substitute?: string, parts: Partial<PlacedWindow> = {}): PlacedWindow => ({
  id: aWindowId(id),
  region: xian,
  matters: [known],
  ...(substitute ? { substitute: aWindowId(substitute) } : {}),
  ...parts,
});

const codeOf = (window: PlacedWindow, windows: readonly PlacedWindow[] = []) =>
  unlessWindowFits(window, { windows, matters: new Set([known]) })?.code;

describe("a window", () => {
  it("fits where its matters are registered and its substitute is a window of its region", () => {
    expect(codeOf(aWindow("a"))).toBeUndefined();
    expect(codeOf(aWindow("a", "b"), [aWindow("b")])).toBeUndefined();
    expect(codeOf(aWindow("a", undefined, { matters: [aMatterId("nobody-knows")] }))).toBe(
      "matter-not-registered",
    );
    expect(codeOf(aWindow("a", "b"))).toBe("substitute-of-another-region");
    expect(codeOf(aWindow("a", "b"), [aWindow("b", undefined, { region: aRegion("320100") })])).toBe(
      "substitute-of-another-region",
    );
  });

  it("works by the calendar of its own place, of one that it lies in, or of one that lies in it", () => {
    for (const calendar of ["610100", "610000", "610112", "610100-iwd"])
      expect(codeOf(aWindow("a", undefined, { calendar: aRegion(calendar) }))).toBeUndefined();
    for (const calendar of ["640000", "610200"])
      expect(codeOf(aWindow("a", undefined, { calendar: aRegion(calendar) }))).toBe("calendar-elsewhere");
  });

  it("is no substitute of itself, over however many others", () => {
    expect(codeOf(aWindow("a", "a"))).toBe("substitutes-cyclic");
    expect(codeOf(aWindow("a", "b"), [aWindow("a"), aWindow("b", "a")])).toBe("substitutes-cyclic");
    expect(codeOf(aWindow("a", "b"), [aWindow("a"), aWindow("b", "c"), aWindow("c", "a")])).toBe(
      "substitutes-cyclic",
    );
    // A circle that was there before is nothing that this window makes.
    expect(codeOf(aWindow("a"), [aWindow("b", "c"), aWindow("c", "b")])).toBeUndefined();
  });

  it("is never on the chain that its own work goes along, and the chain ends", () => {
    const names = ["a", "b", "c", "d", "e"];
    const graph = fc.array(fc.option(fc.constantFrom(...names), { nil: undefined }), {
      minLength: names.length,
      maxLength: names.length,
    });
    fc.assert(
      fc.property(graph, (substitutes) => {
        const windows = names.map((name, n) => aWindow(name, substitutes[n]));
        for (const window of windows) {
          const chain = substitutesOf(window, windows);
          expect(new Set(chain).size).toBe(chain.length);
          expect(chain).not.toContain(window.id);
          const back = windows.find(({ id }) => id === (chain.at(-1) ?? window.id))?.substitute;
          const cyclic = codeOf(window, windows) === "substitutes-cyclic";
          expect(cyclic).toBe(back === window.id);
        }
      }),
    );
  });

  it("is opened where it is closed, and closed where it is open", () => {
    expect(unlessClosed({ open: false })).toBeUndefined();
    expect(unlessClosed({ open: true })?.code).toBe("window-open-already");
    expect(unlessOpen({ open: true })).toBeUndefined();
    expect(unlessOpen({ open: false, closedFor: "装修" })).toMatchObject({
      code: "window-closed-already",
      facts: { reason: "装修" },
    });
  });
});
