import { describe, expect, it } from "vitest";
import { aMatterId } from "../../../../test/builders/ids.ts";
import { changeGuidance, type Guidance, guidanceAtMost, guidanceFor } from "./guidance.ts";

const food = aMatterId("food-business-permit");
const entry = (matter: Guidance["matter"], text: string): Guidance => ({
  ...(matter ? { matter } : {}),
  checklist: [text],
  phrases: [{ use: "remedies", text }],
});

describe("the guidance of an agreement", () => {
  it("is put by matter in the place of what was there, and taken off", () => {
    const changed = changeGuidance([entry(food, "旧"), entry(undefined, "通用")], {
      put: [entry(food, "新")],
      remove: [null],
    });
    expect(changed).toEqual({ kind: "guidance", entries: [entry(food, "新")] });
  });

  it("is refused where a matter has none, and where there is too much", () => {
    expect(changeGuidance([], { put: [], remove: [food] })).toMatchObject({ code: "guidance-unknown" });
    const put = Array.from({ length: guidanceAtMost + 1 }, (_, n) => entry(aMatterId(`m-${n}`), "x"));
    expect(changeGuidance([], { put, remove: [] })).toMatchObject({ code: "list-too-long" });
  });

  it("helps with a case by its own matter first, then by what is for every one", () => {
    const entries = [entry(undefined, "通用"), entry(food, "食品"), entry(aMatterId("hotel"), "旅馆")];
    expect(guidanceFor(entries, food).checklist).toEqual(["食品", "通用"]);
    expect(guidanceFor(entries, aMatterId("clinic")).phrases).toEqual([{ use: "remedies", text: "通用" }]);
  });
});
