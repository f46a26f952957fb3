import { describe, expect, it } from "vitest";
import { aStandard } from "../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aCase } from "../../../../test/builders/case.ts";
import { at } from "../../../../test/builders/ids.ts";
import { caseStatuses, endedStatuses } from "../case/case.ts";
import { nextTimer } from "../case/next-timer.ts";
import { erase } from "../case/transitions/material/erase.ts";
import { addMs } from "../clock/instant.ts";
import { assumedRetentionDays, erasureOf } from "./retention.ts";

const DAY_MS = 86_400_000;
const digest = "a".repeat(64);

describe("the erasure of materials", () => {
  it.each(caseStatuses)("of a case that is %s is due only once the case is over", (status) => {
    const isOver = endedStatuses.some((ended) => ended === status);
    expect(erasureOf(aCase({ status })) !== undefined).toBe(isOver);
  });

  it("comes the standard's days after the end, or those that we assume", () => {
    const withdrawn = aCase({ status: "withdrawn" });
    if (withdrawn.status !== "withdrawn") return expect.fail("it is withdrawn");
    expect(erasureOf(withdrawn)).toBe(addMs(withdrawn.withdrawnAt, assumedRetentionDays * DAY_MS));
    const standard = aStandard({ retention: { unit: "calendar-days", amount: 30 } });
    const sooner = aCase({ status: "withdrawn", standard });
    expect(erasureOf(sooner)).toBe(addMs(withdrawn.withdrawnAt, 30 * DAY_MS));
    expect(nextTimer(sooner)).toEqual({ at: erasureOf(sooner), does: "erase" });
  });

  it("is held off while something about the case is still owed, and does not come twice", () => {
    const declined = aCase({ status: "declined" });
    const { notice } = aCase({ status: "routed" }).clocks;
    if (!notice) return expect.fail("a routed case has the clock of its notice");
    expect(erasureOf({ ...declined, clocks: { supervision: notice } })).toBeUndefined();
    expect(erasureOf({ ...declined, erased: true })).toBeUndefined();
  });

  it("is said no sooner than it is due, with what was erased and under which law", () => {
    const withdrawn = aCase({ status: "withdrawn" });
    const due = erasureOf(withdrawn) ?? at("2026-03-02T01:00:00.000Z");
    const verdict = (now: typeof due) =>
      erase.verdict(withdrawn, "broker", [digest], { now, calendar: chinaCalendar });
    expect(verdict(addMs(due, -1))).toMatchObject({ kind: "refusal", code: "not-due-yet" });
    expect(verdict(due)).toMatchObject({
      events: [{ type: "MaterialsErased", materials: [digest], basis: "个人信息保护法 19" }],
    });
  });
});
