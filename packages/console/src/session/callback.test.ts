import { describe, expect, it } from "vitest";
import { returnPath } from "./callback.ts";

describe("the way back after signing in", () => {
  it("is the path that was asked for", () => {
    expect(returnPath("/cases?status=routed")).toBe("/cases?status=routed");
  });
  it.each(["//evil.example", "/\\evil.example", "https://evil.example", "", undefined, { to: "/desk" }])(
    "is the start page for %s",
    (state) => {
      expect(returnPath(state)).toBe("/");
    },
  );
});
