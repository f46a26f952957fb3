import { changeGuidance, type Guidance, type MatterId } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { conflictsIn, rebased } from "../edits.ts";
import {
  guidanceBatchesOf,
  guidanceByName,
  guidanceWith,
  noGuidanceEdits,
  textsIn,
  withGuidance,
  withTexts,
  writtenOf,
} from "./guidance-edits.ts";

const matter = "food-business-permit" as MatterId;
const common: Guidance = { checklist: ["材料齐全"], phrases: [{ use: "remedies", text: "可以申请复议" }] };
const own: Guidance = { matter, checklist: [], phrases: [{ use: "refuse", text: "场所不符" }] };
const entries = [common, own];
const saved = guidanceByName(entries);
const room = { entries: 1, bytes: 96_000 };

describe("guidance that is not saved", () => {
  it("keeps every other text when the texts of one list are changed", () => {
    const changed = withTexts(common, "refuse", ["不符合条件", "材料虚假"]);
    expect(textsIn(changed, "refuse")).toEqual(["不符合条件", "材料虚假"]);
    expect(textsIn(changed, "remedies")).toEqual(["可以申请复议"]);
    expect(textsIn(withTexts(changed, "checklist", []), "checklist")).toEqual([]);
  });

  it("is nothing where it leads back to what is saved, or where nothing was written", () => {
    const edits = withGuidance(saved, noGuidanceEdits, withTexts(own, "refuse", ["场所不符", " "]));
    expect(edits.size).toBe(1);
    expect(rebased(saved, writtenOf(edits)).size).toBe(0);
    expect(withGuidance(saved, edits, own).size).toBe(0);
    const empty = withGuidance(saved, noGuidanceEdits, { ...own, matter: "x" as MatterId, phrases: [] });
    expect(guidanceBatchesOf(saved, rebased(saved, writtenOf(empty)), room)).toEqual([]);
  });

  it("leads the broker's guidance to what the editor shows, request by request", () => {
    const emptied = withGuidance(saved, noGuidanceEdits, withTexts(own, "refuse", [""]));
    const edits = writtenOf(withGuidance(saved, emptied, withTexts(common, "checklist", ["一", "二"])));
    const batches = guidanceBatchesOf(saved, edits, room);
    expect(batches).toHaveLength(2);
    const left = batches.reduce<readonly Guidance[]>((before, { put, remove }) => {
      const after = changeGuidance(before, { put, remove });
      if (after.kind === "refusal") throw new Error(after.code);
      return after.entries;
    }, entries);
    expect(left).toEqual(guidanceWith(saved, edits));
    expect(left).toEqual([{ ...common, checklist: ["一", "二"] }]);
  });

  it("is told where somebody else changed the same matter's", () => {
    const edits = withGuidance(saved, noGuidanceEdits, withTexts(own, "refuse", ["我的"]));
    const theirs = guidanceByName([common, withTexts(own, "refuse", ["别人的"])]);
    expect([...conflictsIn(theirs, edits)]).toEqual([matter]);
    expect([...conflictsIn(guidanceByName([withTexts(common, "checklist", []), own]), edits)]).toEqual([]);
  });
});
