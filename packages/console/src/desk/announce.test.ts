import { describe, expect, it } from "vitest";
import { badgedTitle, newIds } from "./announce.ts";

describe("new work", () => {
  it("is nothing the first time a list is seen", () => {
    expect(newIds(undefined, ["a", "b"])).toEqual([]);
  });
  it("is what was not there before", () => {
    expect(newIds(new Set(["a"]), ["b", "a"])).toEqual(["b"]);
  });
  it("puts its number before the title, once", () => {
    expect(badgedTitle("(2) 专窗工作台 · 通办", 3)).toBe("(3) 专窗工作台 · 通办");
  });
  it("leaves the plain title once it was seen", () => {
    expect(badgedTitle("(12) 专窗工作台 · 通办", 0)).toBe("专窗工作台 · 通办");
  });
});
