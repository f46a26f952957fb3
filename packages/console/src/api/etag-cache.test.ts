import { describe, expect, it } from "vitest";
import { createEtagCache } from "./etag-cache.ts";

describe("answers kept for If-None-Match", () => {
  it("are found by what was asked", () => {
    const cache = createEtagCache(2);
    cache.keep("a", '"1"', { n: 1 });
    expect(cache.find("a")).toEqual({ etag: '"1"', value: { n: 1 } });
    expect(cache.find("b")).toBeUndefined();
  });
  it("give way, the one longest untouched first", () => {
    const cache = createEtagCache(2);
    cache.keep("a", '"1"', 1);
    cache.keep("b", '"1"', 2);
    cache.keep("a", '"2"', 3);
    cache.keep("c", '"1"', 4);
    expect(cache.find("a")).toBeDefined();
    expect(cache.find("b")).toBeUndefined();
  });
  it("are not kept without an ETag, and the former one goes too", () => {
    const cache = createEtagCache(2);
    cache.keep("a", '"1"', 1);
    cache.keep("a", undefined, 2);
    expect(cache.find("a")).toBeUndefined();
  });
});
