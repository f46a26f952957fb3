import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsCitizenId } from "./citizen-id-in-text.ts";

describe("a text holds what looks like a citizen's number", () => {
  it.each([
    "11010519491231002X",
    "11010519491231002x",
    "NJ-11010519491231002X",
    "NJ11010519491231002X-2",
    "110105-19491231-002X",
    "110105.1949.1231.002X",
    "1101 0519 4912 3100 2X",
    "9911010519491231002X",
    "110105491231002",
    "NJ-110105491231002",
    "110105-491231-002",
  ])("%s", (text) => expect(holdsCitizenId(text)).toBe(true));

  it("wherever it stands between letters", () => {
    const letters = fc.stringMatching(/^[A-Za-z]{0,20}$/);
    fc.assert(
      fc.property(letters, letters, (before, after) => holdsCitizenId(`${before}11010519491231002X${after}`)),
    );
  });
});

describe("a text holds none", () => {
  it.each([
    "",
    "NJ-2026-0001",
    "110105194912310021",
    "11010519491331002X",
    "99010519491231002X",
    "110105a19491231002X",
    "110105491331002",
    "1101054912310021",
    "123456789012345",
    "3q8m0v5k2x7n4t9b6d1c0f8g2h",
    "77e54887-5970-4134-94a7-779447e9cf6b",
    "91350100M000100Y43",
  ])("%j", (text) => expect(holdsCitizenId(text)).toBe(false));

  it("where it is a city's code, a day and a serial number, whatever the check digit would be", () => {
    for (let serial = 0; serial < 200; serial++) {
      const number = String(serial).padStart(4, "0");
      for (const city of ["320100", "610100"]) {
        expect(holdsCitizenId(`${city}20260302${number}`)).toBe(false);
        expect(holdsCitizenId(`${city}260302${number.slice(1)}`)).toBe(false);
      }
    }
  });
});
