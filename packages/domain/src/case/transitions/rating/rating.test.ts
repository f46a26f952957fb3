import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../../../test/builders/calendar.ts";
import { aCase } from "../../../../../../test/builders/case.ts";
import { at } from "../../../../../../test/builders/ids.ts";
import { anotherClerk, aStaff } from "../../../../../../test/builders/staff.ts";
import { isLive } from "../../../clock/clock.ts";
import { addMs, type Instant } from "../../../clock/instant.ts";
import type { Case } from "../../case.ts";
import { evolve } from "../../evolve.ts";
import { nextTimer } from "../../next-timer.ts";
import type { AppealDecision, RatingGrade, RatingStage } from "../../rating.ts";
import type { Verdict } from "../../verdict.ts";
import { accept } from "../accept.ts";
import { decide } from "../decide.ts";
import { appealRating, decideAppeal } from "./appeal.ts";
import { inviteToRate } from "./invite.ts";
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

describe("an appeal against a bad rating", () => {
  const bad = rated(aCase({ status: "closed" }), "dissatisfied");
  const appeal = { stage: "result", reason: "评价针对另一件办件" } as const;
  const other = aStaff({ role: "coordinator", windows: [], regions: [bad.origin.source] });
  const appealed = after(bad, appealRating.verdict(bad, aStaff(), appeal, moment(days(1))));
  const decided = (decision: AppealDecision, kase = appealed) =>
    after(kase, decideAppeal.verdict(kase, other, { ...appeal, decision }, moment(days(2))));

  it("is lodged once, by who may rectify, and the time to rectify runs on meanwhile", () => {
    expect(appealed.clocks.rectification).toEqual(bad.clocks.rectification);
    expect(appealRating.verdict(appealed, aStaff(), appeal, moment(days(1)))).toMatchObject({
      code: "nothing-to-appeal",
    });
    expect(appealRating.verdict(bad, anotherClerk(), appeal, moment(monday))).toMatchObject({
      code: "not-holder",
    });
    const good = rated(aCase({ status: "closed" }), "satisfied");
    expect(appealRating.verdict(good, aStaff(), appeal, moment(monday))).toMatchObject({
      code: "nothing-to-appeal",
    });
  });

  it("that is heard sets the rating aside: nothing is owed, and it is not given again", () => {
    const heard = decided("set-aside");
    expect(heard.clocks.rectification).toBeUndefined();
    const again = { stage: "result", grade: "very-dissatisfied" } as const;
    expect(rate.verdict(heard, "applicant", again, moment(days(3)))).toMatchObject({
      code: "rating-set-aside",
    });
  });

  it("that is not heard leaves it to be rectified in the time that ran, and is not lodged again however bad it gets", () => {
    const stands = decided("stands");
    expect(stands.clocks.rectification).toEqual(bad.clocks.rectification);
    const worse = rated(stands, "very-dissatisfied", days(3));
    expect(appealRating.verdict(worse, aStaff(), appeal, moment(days(3)))).toMatchObject({
      code: "nothing-to-appeal",
    });
  });

  it("is decided by the other side alone, with reasons, and not where the applicant changed their mind", () => {
    const decision = { ...appeal, decision: "set-aside" } as const;
    const own = aStaff({ role: "coordinator", windows: [], regions: [bad.origin.handling] });
    expect(decideAppeal.verdict(appealed, own, decision, moment(days(2)))).toMatchObject({
      code: "other-side-required",
    });
    expect(
      decideAppeal.verdict(appealed, other, { ...decision, reason: " " }, moment(days(2))),
    ).toMatchObject({
      code: "reasons-required",
    });
    const better = rated(appealed, "satisfied", days(2));
    expect(decideAppeal.verdict(better, other, decision, moment(days(2)))).toMatchObject({
      code: "no-appeal",
    });
  });
});

describe("an invitation to rate", () => {
  const standard = {
    ...aCase({ status: "claimed" }).origin.standard,
    rating: {
      invite: { unit: "calendar-days", amount: 3 },
      rectification: { unit: "working-days", amount: 5 },
    },
  } as const;
  const claimed = (() => {
    const kase = aCase({ status: "claimed" });
    return { ...kase, origin: { ...kase.origin, standard } };
  })();
  const start = claimed.status === "claimed" ? claimed.claimedAt : monday;
  const accepted = after(claimed, accept.verdict(claimed, aStaff(), undefined, moment(start)));

  it("comes once the standard's time is over and the window works, and once for a stage", () => {
    const { invitation } = accepted;
    expect(invitation?.stage).toBe("acceptance");
    const at = invitation?.at ?? monday;
    // Received on Monday 2 March: three days later the window closes, and opens on Friday.
    expect(at).toBe("2026-03-06T01:00:00.000Z");
    expect(nextTimer({ ...accepted, clocks: {} })).toEqual({ at, does: "invite" });
    expect(inviteToRate.verdict(accepted, "broker", undefined, moment(addMs(at, -1)))).toMatchObject({
      code: "nothing-to-rate",
    });
    const invited = after(accepted, inviteToRate.verdict(accepted, "broker", undefined, moment(at)));
    expect(invited.invitation).toBeUndefined();
  });

  it("does not come to who rated before, nor where the standard asks for no rating", () => {
    expect(rated(accepted, "satisfied", start, "acceptance").invitation).toBeUndefined();
    expect(rated(accepted, "satisfied", start, "acceptance").ratings).toHaveLength(1);
    const plain = aCase({ status: "claimed" });
    expect(
      after(plain, accept.verdict(plain, aStaff(), undefined, moment(start))).invitation,
    ).toBeUndefined();
  });

  it("gives way to that of the result once it is decided", () => {
    const grant = { outcome: "granted", document: null, digest: "granted" } as const;
    const decided = after(
      accepted,
      decide.verdict(accepted, aStaff(), grant, moment(addMs(start, 3_600_000))),
    );
    expect(decided.invitation?.stage).toBe("result");
  });
});
