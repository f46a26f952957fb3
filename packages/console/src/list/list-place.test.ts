import { describe, expect, it } from "vitest";
import { aStorage } from "../session/a-storage.ts";
import { dropPlace, dropPlaces, keepPlace, readPlace } from "./list-place.ts";

describe("a place in a list", () => {
  it("is what was kept at that entry of the history, part by part", () => {
    const storage = aStorage();
    keepPlace(storage, "a", { typed: "食品" });
    keepPlace(storage, "b", { scrollTop: 640 });
    keepPlace(storage, "a", { chosen: "case-1" });
    expect(readPlace(storage, "a")).toEqual({ typed: "食品", chosen: "case-1" });
    expect(readPlace(storage, "b")).toEqual({ scrollTop: 640 });
  });
  it("is nowhere where nothing was kept, or something else stands in its stead", () => {
    const storage = aStorage();
    expect(readPlace(storage, "a")).toEqual({});
    for (const text of ["{", "7", '[["a", {"typed": 7}]]', "[7]"]) {
      storage.setItem("tongban.places", text);
      expect(readPlace(storage, "a"), text).toEqual({});
    }
  });
  it("is forgotten once twenty newer ones are kept, at a new visit, and when the user signs out", () => {
    const storage = aStorage();
    for (let n = 0; n <= 20; n++) keepPlace(storage, `entry-${n}`, { scrollTop: n });
    expect(readPlace(storage, "entry-0")).toEqual({});
    expect(readPlace(storage, "entry-1")).toEqual({ scrollTop: 1 });
    dropPlace(storage, "entry-1");
    expect(readPlace(storage, "entry-1")).toEqual({});
    dropPlaces(storage);
    expect(readPlace(storage, "entry-20")).toEqual({});
  });
});
