import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../../test/builders/calendar.ts";
import { aCase, ofInstantMatter } from "../../../../../test/builders/case.ts";
import { withNext } from "../../../../../test/builders/case-commands.ts";
import { at } from "../../../../../test/builders/ids.ts";
import { anotherClerk, aStaff } from "../../../../../test/builders/staff.ts";
import type { Instant } from "../../clock/instant.ts";
import { type Case, dueOf } from "../case.ts";
import { accept } from "./accept.ts";
import { acknowledge } from "./acknowledge.ts";
import { type DecisionToMake, decide } from "./decide.ts";
import { type Declination, decline } from "./decline.ts";
import { withdraw } from "./withdraw.ts";

const liMei = aStaff();
const now = at("2026-03-02T02:00:00.000Z");
const granted: DecisionToMake = {
  outcome: "granted",
  document: { number: "JY1610101", title: "食品经营许可证" },
};
const refusal: DecisionToMake = {
  outcome: "refused",
  reasons: "场所不符合要求",
  remedies: "可在60日内申请复议",
};
const instantCase = aCase({ status: "claimed", ...ofInstantMatter() });

const on = (when: Instant) => ({ now: when, calendar: chinaCalendar });
const decideAt = (kase: Case, made: DecisionToMake, when: Instant = now, staff = liMei) =>
  withNext(kase, decide.verdict(kase, staff, made, on(when)));
const acceptAt = (kase: Case, when: Instant = now) =>
  withNext(kase, accept.verdict(kase, liMei, undefined, on(when)));
const declineNow = (kase: Case, why: Declination) =>
  withNext(kase, decline.verdict(kase, liMei, why, on(now)));

describe("an acceptance", () => {
  it("starts the promise and the law's clock, and the promise is what the case is due by", () => {
    const promised = { at: "2026-03-16T09:30:00.000Z", provisional: false };
    const statutory = { at: "2026-03-23T09:30:00.000Z", provisional: false };
    const answer = acceptAt(aCase({ status: "claimed" }));
    expect(answer).toMatchObject({
      next: { status: "accepted", acceptedAt: now, clocks: { handling: { promised, statutory } } },
      events: [
        {
          type: "CaseAccepted",
          clocks: [
            { do: "stop", clock: "notice", late: false },
            { do: "start", clock: "handling", promised, statutory },
          ],
        },
      ],
    });
    if (answer.kind === "refusal") throw new Error(answer.code);
    expect(dueOf(answer.next)).toEqual({ clock: "handling", ...promised });
  });

  it("has no law's clock where no law sets a limit", () => {
    const kase = aCase({ status: "claimed", limits: { promised: { unit: "working-days", amount: 3 } } });
    const answer = acceptAt(kase);
    if (answer.kind === "refusal") throw new Error(answer.code);
    expect(answer.next.clocks.handling).toMatchObject({ promised: { at: "2026-03-05T09:30:00.000Z" } });
    expect(answer.next.clocks.handling).not.toHaveProperty("statutory");
  });

  it("is provisional where it is due in a year without a notice, and refused beyond the calendar", () => {
    const kase = aCase({ status: "claimed", leaseEnds: at("2027-12-31T09:30:00.000Z") });
    expect(acceptAt(kase, at("2026-12-21T02:00:00.000Z"))).toMatchObject({
      next: { clocks: { handling: { promised: { at: "2027-01-05T09:30:00.000Z", provisional: true } } } },
    });
    expect(acceptAt(kase, at("2027-12-13T02:00:00.000Z"))).toMatchObject({
      code: "due-date-beyond-calendar",
      facts: { year: 2028 },
    });
  });
});

describe("a decision", () => {
  const accepted = aCase({ status: "accepted" });

  it("is one event with its content, by the holder, however late", () => {
    for (const made of [granted, refusal]) {
      const answer = decideAt(accepted, made, at("2026-06-01T02:00:00.000Z"));
      if (answer.kind === "refusal") throw new Error(answer.code);
      expect(answer.next).toMatchObject({ status: "decided", outcome: made.outcome, version: 5 });
      const kept =
        made.outcome === "granted"
          ? made
          : { outcome: made.outcome, prose: { reasons: made.reasons, remedies: made.remedies } };
      expect(answer.events).toMatchObject([{ type: "CaseDecided", ...kept, n: 5, before: "accepted" }]);
    }
  });

  it.each([
    [{ reasons: " ", remedies: "复议" }, "reasons-required"],
    [{ reasons: "不符合", remedies: "\n" }, "remedies-required"],
    [{ reasons: "", remedies: "" }, "reasons-required"],
  ])("against the applicant needs reasons and remedies (行政许可法 art 38): %o", (prose, code) => {
    const made: DecisionToMake = { outcome: "refused", ...prose };
    expect(decideAt(accepted, made)).toMatchObject({ kind: "refusal", code });
    expect(decideAt(instantCase, made)).toMatchObject({ kind: "refusal", code });
  });

  it("is closed by the partner's acknowledgement and stays what it was", () => {
    const kase = aCase({ status: "decided", outcome: "refused" });
    expect(withNext(kase, acknowledge.verdict(kase, "partner", "request", on(now)))).toMatchObject({
      next: {
        ...kase,
        clocks: { handling: kase.clocks.handling },
        status: "closed",
        acknowledgedAt: now,
        version: 6,
      },
      events: [{ type: "ResultAcknowledged", via: "request", actor: { kind: "partner", id: "nanjing-gov" } }],
    });
  });
});

describe("an instant matter", () => {
  it("is accepted and decided in one step, as two events of one moment", () => {
    const answer = decideAt(instantCase, granted);
    if (answer.kind === "refusal") throw new Error(answer.code);
    expect(answer.next).toMatchObject({ status: "decided", version: 5, acceptedAt: now, decidedAt: now });
    expect(answer.events).toEqual([
      {
        type: "CaseAccepted",
        n: 4,
        at: now,
        actor: { kind: "staff", id: "li-mei", name: "李梅" },
        before: "claimed",
        after: "accepted",
        clocks: [
          {
            do: "stop",
            clock: "notice",
            used: { unit: "working-days", days: 0 },
            late: false,
          },
        ],
      },
      {
        type: "CaseDecided",
        n: 5,
        at: now,
        actor: { kind: "staff", id: "li-mei", name: "李梅" },
        before: "accepted",
        after: "decided",
        clocks: [
          { do: "stop", clock: "handling", used: { unit: "working-days", days: 0 }, late: false },
          expect.objectContaining({ do: "start", clock: "delivery", from: now }),
          expect.objectContaining({ do: "start", clock: "return", from: now }),
        ],
        ...granted,
      },
    ]);
  });

  it("stays due by closing of the day it came in, even if decided later", () => {
    const late = aCase({
      status: "claimed",
      ...ofInstantMatter(),
      leaseEnds: at("2026-03-04T05:30:00.000Z"),
      limits: { statutory: { unit: "working-days", amount: 20 }, promised: { unit: "instant" } },
    });
    expect(decideAt(late, granted, at("2026-03-04T02:00:00.000Z"))).toMatchObject({
      next: {
        clocks: {
          handling: {
            promised: { at: dueOf(instantCase).at },
            statutory: { at: "2026-03-30T09:30:00.000Z" },
            end: { used: { unit: "working-days", days: 2 }, late: true, lateStatutory: false },
          },
        },
      },
    });
  });

  it("is decided only by its holder and within the lease", () => {
    expect(decideAt(instantCase, granted, now, anotherClerk())).toMatchObject({ code: "not-holder" });
    expect(decideAt(instantCase, granted, instantCase.leaseEnds)).toMatchObject({ code: "lease-ended" });
  });

  it("may be declined", () => {
    const why = { reason: "不属于本机关职权范围", rightOrgan: "西安市医疗保障局" };
    expect(declineNow(instantCase, why)).toMatchObject({ next: { status: "declined" } });
  });
});

describe("declining", () => {
  it.each([
    { reason: " ", rightOrgan: "西安市市场监督管理局" },
    { reason: "不属于本机关职权范围", rightOrgan: "" },
  ])("needs the reason and the right organ (行政许可法 art 32): %o", (why) => {
    expect(declineNow(aCase({ status: "claimed" }), why)).toMatchObject({
      code: "reasons-required",
    });
  });
});

describe("withdrawing", () => {
  it("is the partner's act, leaves no holder, and keeps the reason", () => {
    const kase = aCase({ status: "accepted" });
    const answer = withNext(kase, withdraw.verdict(kase, "partner", { reason: "申请人改变主意" }, on(now)));
    if (answer.kind === "refusal") throw new Error(answer.code);
    expect(answer.next).not.toHaveProperty("holder");
    expect(answer.events).toMatchObject([
      {
        type: "CaseWithdrawn",
        prose: { reason: "申请人改变主意" },
        actor: { kind: "partner", id: "nanjing-gov" },
        before: "accepted",
      },
    ]);
  });
});
