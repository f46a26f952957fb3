import { describe, expect, it } from "vitest";
import { aRegion } from "../../../../test/builders/ids.ts";
import { divisionsOf, parseRegionCode } from "./region-code.ts";

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
});

describe("the divisions of a region", () => {
  it.each([
    ["640000", ["640000"]],
    ["640100", ["640000", "640100"]],
    ["640104", ["640000", "640100", "640104"]],
    ["640100-iwd", ["640000", "640100", "640100-iwd"]],
    ["640104-east", ["640000", "640100", "640104", "640104-east"]],
  ])("%s lies in are named from the widest", (region, divisions) => {
    expect(divisionsOf(aRegion(region))).toEqual(divisions);
  });
});
