import { describe, expect, it } from "vitest";
import { addressOf, filterOf } from "./case-filter.ts";

describe("a filter in the address", () => {
  it("is read as it was written", () => {
    const filter = { region: "610112", status: "routed", due: "overdue", source: "320100", matter: "permit" };
    expect(filterOf(new URLSearchParams(addressOf(filter)), "610100")).toEqual(filter);
  });
  it("names where cases came from, or of those sent out where they are handled", () => {
    const sent = { region: "320100", direction: "out", handling: "610100" };
    expect(filterOf(new URLSearchParams(addressOf(sent)), "610100")).toEqual(sent);
    expect(filterOf(new URLSearchParams({ direction: "out", source: "610100" }), "320100")).toEqual({
      region: "320100",
      direction: "out",
    });
    expect(filterOf(new URLSearchParams({ handling: "610100" }), "320100")).toEqual({ region: "320100" });
  });
  it("falls back to the first region", () => {
    expect(filterOf(new URLSearchParams(""), "610112")).toEqual({ region: "610112" });
  });
  it("leaves out what is no status and no time limit", () => {
    expect(filterOf(new URLSearchParams("status=lost&due=tomorrow"), "610112")).toEqual({ region: "610112" });
  });
  it("leaves out what is not given", () => {
    expect(addressOf({ region: "610112", status: undefined })).toBe("region=610112");
  });
});
