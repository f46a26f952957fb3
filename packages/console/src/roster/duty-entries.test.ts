import type { DutyPlan, LocalDate, StaffId } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { entriesOf, noEdits, pairEntry, planOf, toggled, weekOf, withEdits } from "./duty-entries.ts";

const li = "li-mei" as StaffId;
const zhang = "zhang-wei" as StaffId;
const date = "2026-03-04" as LocalDate;

const plan: DutyPlan = {
  week: { ...weekOf(() => [li]), friday: [li, zhang], sunday: [] },
  exceptions: [{ date, away: [li], instead: [zhang] }],
  pairs: [{ a: li, b: zhang }],
};

describe("a roster as single statements", () => {
  it("is the same plan again", () => {
    expect(planOf(entriesOf(plan))).toEqual(plan);
  });

  it("keeps what others changed meanwhile beside one's own edits", () => {
    const mine = toggled(entriesOf(plan), noEdits, "week monday li-mei");
    const theirs: DutyPlan = { ...plan, pairs: [], week: { ...plan.week, tuesday: [li, zhang] } };
    const { week, pairs } = planOf(withEdits(entriesOf(theirs), mine));
    expect([week.monday, week.tuesday, pairs]).toEqual([[], [li, zhang], []]);
  });

  it("has no edit left where one was taken back", () => {
    const entries = entriesOf(plan);
    for (const entry of ["week monday li-mei", "week monday zhang-wei"] as const) {
      const once = toggled(entries, noEdits, entry);
      expect(once.added.size + once.removed.size).toBe(1);
      expect(toggled(entries, once, entry)).toEqual(noEdits);
    }
  });

  it("has no exception left where it says nothing", () => {
    const entries = entriesOf({ ...plan, exceptions: [{ date, away: [li], instead: [] }] });
    const edits = toggled(entries, noEdits, `away ${date} li-mei`);
    expect(planOf(withEdits(entries, edits)).exceptions).toEqual([]);
  });

  it("names a pair in one way only", () => {
    expect(pairEntry(zhang, li)).toBe(pairEntry(li, zhang));
  });
});
