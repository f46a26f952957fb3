import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isZone, parseRegionCode, provinceOf, type RegionCode } from "./region-code.ts";

const region = (text: string): RegionCode => {
  const parsed = parseRegionCode(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.value;
};

describe("a region code", () => {
  it.each([
    "610000",
    "610100",
    "610112",
    "320100",
    "640100",
    "429004",
    "710000",
    "820000",
    "610100-iwd",
    "610000-xixian",
    "320100-jiangbei-new",
    "610100-a",
    "610100-abcdefghijklmnop",
  ])("%s is read", (text) => {
    expect(parseRegionCode(text)).toEqual({ ok: true, value: text });
  });

  it.each([
    ["", "malformed"],
    ["61010", "malformed"],
    ["6101122", "malformed"],
    ["010100", "malformed"],
    ["610012", "malformed"],
    ["610100-", "malformed"],
    ["610100-IWD", "malformed"],
    ["610100--iwd", "malformed"],
    ["610100-iwd-", "malformed"],
    ["610100-a--b", "malformed"],
    ["610100-i_d", "malformed"],
    ["610100-港务", "malformed"],
    ["610100-abcdefghijklmnopq", "malformed"],
    ["610100#iwd", "malformed"],
    ["610100\n", "malformed"],
    ["160100", "unknown-province"],
    ["990000", "unknown-province"],
    ["990000-zone", "unknown-province"],
  ])("%j is refused as %s", (text, reason) => {
    expect(parseRegionCode(text)).toEqual({ ok: false, reason });
  });

  it("lies in the province of its first two digits", () => {
    const anyCode = fc
      .tuple(
        fc.constantFrom("11", "32", "41", "61", "64"),
        fc.integer({ min: 1, max: 99 }),
        fc.nat(99),
        fc.boolean(),
      )
      .map(([province, city, county, zone]) => {
        const six = `${province}${String(city).padStart(2, "0")}${String(county).padStart(2, "0")}`;
        return zone ? `${six}-zone` : six;
      });
    fc.assert(
      fc.property(anyCode, (text) => {
        expect(provinceOf(region(text))).toBe(`${text.slice(0, 2)}0000`);
      }),
    );
    expect(provinceOf(region("610000"))).toBe("610000");
  });

  it("is a zone when it has a name of its own", () => {
    expect(isZone(region("610100-iwd"))).toBe(true);
    expect(isZone(region("610100"))).toBe(false);
  });
});
