import { describe, expect, it } from "vitest";
import { aStaffId, at, aWindowId } from "../../../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../../../test/builders/staff.ts";
import { type CaseNote, mentionedOf, unlessStrikes } from "./note.ts";

const window = aWindowId("xian-610100-1");
const team = [aStaff(), anotherClerk(), aLead()].map(({ id, name }) => ({ id, name }));
const byLiMei: CaseNote = {
  n: 1,
  at: at("2026-03-02T01:30:00.000Z"),
  by: { id: aStaff().id, name: "李梅" },
  mentions: [],
};

describe("mentioning", () => {
  it("names the mentioned as the team has them", () => {
    expect(mentionedOf(team, window, [anotherClerk().id])).toEqual([{ id: "zhang-wei", name: "张伟" }]);
  });

  it("refuses whoever is not on the team, and says who", () => {
    expect(mentionedOf(team, window, [aStaff().id, aStaffId("a-stranger")])).toMatchObject({
      code: "not-on-team",
      facts: { staff: "a-stranger", window },
    });
  });
});

describe("striking out", () => {
  it("is for the writer and for a lead", () => {
    expect([aStaff(), aLead()].map((one) => unlessStrikes(byLiMei, one))).toEqual([undefined, undefined]);
    expect(unlessStrikes(byLiMei, anotherClerk())).toMatchObject({ code: "not-your-note" });
  });

  it("happens once", () => {
    const struck = { ...byLiMei, struck: { at: byLiMei.at, by: byLiMei.by } };
    expect(unlessStrikes(struck, aLead())).toMatchObject({ code: "note-struck-already" });
  });
});
