import { describe, expect, it } from "vitest";
import { changedFields, differencesOf, saidFields } from "./differences.ts";

describe("the differences of a record", () => {
  it("are every field of a new one, and none of one that stays", () => {
    expect(differencesOf(null, { name: "西安市专窗", open: false })).toEqual([
      { field: "name", before: undefined, after: "西安市专窗" },
      { field: "open", before: undefined, after: false },
    ]);
    expect(differencesOf({ name: "西安市专窗" }, { name: "西安市专窗" })).toEqual([]);
  });

  it("do not mind the order of members, but that of a list", () => {
    const organ = { creditCode: "12441500196720244T", level: 3 };
    expect(differencesOf({ organ }, { organ: { level: 3, creditCode: "12441500196720244T" } })).toEqual([]);
    expect(differencesOf({ matters: ["a", "b"] }, { matters: ["b", "a"] })).toHaveLength(1);
  });

  it("tell what was taken away", () => {
    expect(differencesOf({ phone: "029-1", name: "a" }, { name: "a" })).toEqual([
      { field: "phone", before: "029-1", after: undefined },
    ]);
  });
});

describe("a change", () => {
  it("sends only what was changed, and null for what was emptied", () => {
    type Fields = { name: string; phone: string | null; matters: readonly string[] };
    const before: Fields = { name: "专窗", phone: "029-86100000", matters: ["a"] };
    const after: Fields = { name: "专窗", phone: null, matters: ["a", "b"] };
    expect(changedFields(before, after)).toEqual({ phone: null, matters: ["a", "b"] });
  });

  it("leaves out what says nothing where something new is registered", () => {
    expect(saidFields({ address: null, phone: "029-86100000", capacity: 0 })).toEqual({
      phone: "029-86100000",
      capacity: 0,
    });
  });
});
