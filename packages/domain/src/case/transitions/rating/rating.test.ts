import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../../../test/builders/calendar.ts";
import { aCase } from "../../../../../../test/builders/case.ts";
import { at } from "../../../../../../test/builders/ids.ts";
import { anotherClerk, aStaff } from "../../../../../../test/builders/staff.ts";
import { isLive } from "../../../clock/clock.ts";
import { addMs, type Instant } from "../../../clock/instant.ts";
import type { Case } from "../../case.ts";
import { evolve } from "../../evolve.ts";
import type { RatingGrade, RatingStage } from "../../rating.ts";
import type { Verdict } from "../../verdict.ts";
import { rate } from "./rate.ts";
import { rectify } from "./rectify.ts";

const monday = at("2026-04-06T02:00:00.000Z");
const days = (n: number) => addMs(monday, n * 86_400_000);
const moment = (now: Instant) => ({ now, calendar: chinaCalendar });

const after = (kase: Case, verdict: Verdict): Case => {
  if (verdict.kind === "refusal") throw new Error(verdict.code);
  return verdict.events.reduce((before: Case, event) => evolve(before, event), kase);
};

const rated = (kase: Case, grade: RatingGrade, now = monday, stage: RatingStage = "result") =>
  after(kase, rate.verdict(kase, "applicant", { stage, grade }, moment(now)));

describe("a rating", () => {
  it("of the last two grades starts the window's clock, once, and the others start none", () => {
    for (const grade of ["very-satisfied", "satisfied", "mostly-satisfied"] as const)
      expect(rated(aCase({ status: "closed" }), grade).clocks.rectification).toBeUndefined();
    const bad = rated(aCase({ status: "closed" }), "dissatisfied");
    const { rectification } = bad.clocks;
    expect(rectification?.promised.limit).toEqual({ unit: "working-days", amount: 15 });
    const worse = rated(bad, "very-dissatisfied", days(1));
    expect(worse.clocks.rectification).toEqual(rectification);
    expect(worse.ratings).toEqual([{ stage: "result", grade: "very-dissatisfied", at: monday }]);
  });

  it("that is changed for the better takes the clock away, unless the other stage is still rated badly", () => {
    const bad = rated(
      rated(aCase({ status: "decided" }), "dissatisfied", monday, "acceptance"),
      "dissatisfied",
    );
    const half = rated(bad, "satisfied", days(1));
    expect(isLive(half.clocks.rectification)).toBe(true);
    expect(rated(half, "satisfied", days(1), "acceptance").clocks.rectification).toBeUndefined();
  });

  it("may be changed for ten days after it was first given, and no longer", () => {
    const good = rated(rated(aCase({ status: "closed" }), "satisfied"), "mostly-satisfied", days(9));
    expect(rated(good, "satisfied", days(10)).ratings?.[0]?.grade).toBe("satisfied");
    const late = rate.verdict(good, "applicant", { stage: "result", grade: "satisfied" }, moment(days(10.1)));
    expect(late).toMatchObject({ code: "rating-final", facts: { ratedAt: monday } });
  });

  it("of a result that is not there is refused, while its acceptance can be rated", () => {
    const kase = aCase({ status: "accepted" });
    const result = rate.verdict(kase, "applicant", { stage: "result", grade: "satisfied" }, moment(monday));
    expect(result).toMatchObject({ code: "nothing-to-rate" });
    expect(rated(kase, "satisfied", monday, "acceptance").ratings).toHaveLength(1);
  });
});

describe("a bad rating", () => {
  const bad = rated(aCase({ status: "closed" }), "dissatisfied");
  const said = { done: "已致歉并补办", calledBack: true };

  it("is rectified by whoever held the case, with words, and then nothing is owed any more", () => {
    const mended = after(bad, rectify.verdict(bad, aStaff(), said, moment(days(1))));
    expect(mended.clocks.rectification).toBeUndefined();
    expect(rectify.verdict(mended, aStaff(), said, moment(days(2)))).toMatchObject({
      code: "nothing-to-rectify",
    });
    expect(rectify.verdict(bad, aStaff(), { ...said, done: " " }, moment(monday))).toMatchObject({
      code: "reasons-required",
    });
    expect(rectify.verdict(bad, anotherClerk(), said, moment(monday))).toMatchObject({ code: "not-holder" });
  });
});
