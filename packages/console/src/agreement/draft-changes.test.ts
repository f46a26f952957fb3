import { describe, expect, it } from "vitest";
import { aRegion, on } from "../../../../test/builders/ids.ts";
import { changed, changedFields, type DraftTerms, revisionOf, withChanges } from "./draft-changes.ts";

const days = (amount: number) => ({ unit: "working-days", amount }) as const;
const content: DraftTerms = {
  title: "框架协议",
  kind: "bilateral",
  parties: [aRegion("610100"), aRegion("320100")],
  validFrom: on("2026-01-01"),
  validUntil: on("2027-12-31"),
  standard: {
    claim: days(1),
    notice: days(5),
    supplement: days(30),
    delivery: days(10),
    return: days(1),
    explanation: days(2),
    lease: days(1),
    hours: { opens: "09:00", closes: "17:30" },
    warnings: { yellow: 1, orange: 0, officeHours: true },
    extension: { single: days(10), joint: days(15) },
    pauseGrounds: [],
  },
};

describe("changes of a draft that are not saved", () => {
  it("are sent alone, of the standard with all that it says", () => {
    const changes = changed(content, {}, { title: "协议", standard: { notice: days(3) } });
    expect(changedFields(changes)).toEqual(["title", "notice"]);
    expect(revisionOf(content, changes)).toEqual({
      title: "协议",
      standard: { ...content.standard, notice: days(3) },
    });
  });

  it("are none once they lead back to what the draft says", () => {
    const changes = changed(content, {}, { title: "协议", standard: { notice: days(3) } });
    expect(changed(content, changes, { title: content.title, standard: { notice: days(5) } })).toEqual({});
  });

  it("stay over what somebody else saved meanwhile, and undo none of it", () => {
    const changes = changed(content, {}, { standard: { notice: days(3) } });
    const theirs = { ...content, title: "新名称", standard: { ...content.standard, delivery: days(7) } };
    expect(withChanges(theirs, changes)).toEqual({
      ...theirs,
      standard: { ...theirs.standard, notice: days(3) },
    });
    expect(revisionOf(theirs, changes).standard).toMatchObject({ notice: days(3), delivery: days(7) });
  });
});
