import { describe, expect, it } from "vitest";
import { aStorage } from "./a-storage.ts";
import { dropDraft, dropDrafts, keepDraft, readDraft } from "./draft.ts";

describe("a draft", () => {
  it("brings back what was typed", () => {
    const storage = aStorage();
    keepDraft(storage, "case-1.decline", {
      reason: "不属于本机关职权",
      rightOrgan: undefined,
      urgent: false,
    });
    expect(readDraft(storage, "case-1.decline")).toEqual({ reason: "不属于本机关职权", urgent: false });
  });
  it("is none where no text was typed", () => {
    const storage = aStorage();
    keepDraft(storage, "a", { reason: "  ", urgent: true });
    expect(readDraft(storage, "a")).toBeUndefined();
  });
  it("goes when all its text is taken out again", () => {
    const storage = aStorage();
    keepDraft(storage, "a", { reason: "x" });
    keepDraft(storage, "a", { reason: "" });
    expect(readDraft(storage, "a")).toBeUndefined();
  });
  it("is none where the form only holds what it began with", () => {
    const storage = aStorage();
    keepDraft(storage, "a", { outcome: "granted", withDocument: true }, { outcome: "granted" });
    expect(readDraft(storage, "a")).toBeUndefined();
    keepDraft(storage, "a", { outcome: "refused" }, { outcome: "granted" });
    expect(readDraft(storage, "a")).toEqual({ outcome: "refused" });
  });
  it("is one per name", () => {
    const storage = aStorage();
    keepDraft(storage, "a", { reason: "x" });
    dropDraft(storage, "b");
    expect(readDraft(storage, "a")).toEqual({ reason: "x" });
  });
  it("is left alone where something else wrote it", () => {
    const storage = aStorage();
    storage.setItem("tongban.draft.a", "{broken");
    storage.setItem("tongban.draft.b", '{"reason":{"deep":1}}');
    expect(readDraft(storage, "a")).toBeUndefined();
    expect(readDraft(storage, "b")).toBeUndefined();
  });
  it("goes with all others when the user signs out, and nothing else goes", () => {
    const storage = aStorage();
    storage.setItem("other", "kept");
    for (const name of ["a", "b", "c"]) keepDraft(storage, name, { reason: name });
    dropDrafts(storage);
    expect(storage.length).toBe(1);
  });
});
