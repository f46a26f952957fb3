import { describe, expect, it } from "vitest";
import { aStandard } from "../../../../test/builders/agreement.ts";
import { aCalendar, chinaCalendar, chinaNotice } from "../../../../test/builders/calendar.ts";
import { aCase, aLife, ofInstantMatter } from "../../../../test/builders/case.ts";
import { withNext } from "../../../../test/builders/case-commands.ts";
import { at } from "../../../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../../../test/builders/staff.ts";
import type { Instant } from "../clock/instant.ts";
import type { Case } from "./case.ts";
import { clockHistory } from "./clock-history.ts";
import { dueMovesIn } from "./due-moves.ts";
import { nextTimer } from "./next-timer.ts";
import { abandon } from "./transitions/abandon.ts";
import { askSupplement, type SupplementRequest } from "./transitions/ask-supplement.ts";
import { claim } from "./transitions/claim.ts";
import { decide } from "./transitions/decide.ts";
import { deemAccepted } from "./transitions/deem-accepted.ts";
import { approveExtension, askExtension, refuseExtension } from "./transitions/extend.ts";
import { recompute } from "./transitions/recompute.ts";
import { resume } from "./transitions/resume.ts";
import { route } from "./transitions/route.ts";
import { explainDelay, supervise } from "./transitions/supervise.ts";
import { supply } from "./transitions/supply.ts";
import { type Suspension, suspend } from "./transitions/suspend.ts";
import { warn } from "./transitions/warn.ts";
import type { Verdict } from "./verdict.ts";

const liMei = aStaff();
const wangJun = aLead();
const granted = { outcome: "granted", document: null } as const;

const on = (now: Instant, calendar = chinaCalendar) => ({ now, calendar });

/** The case after a command that must go through. */
const after = (kase: Case, verdict: Verdict): Case => {
  const answer = withNext(kase, verdict);
  if (answer.kind === "refusal") throw new Error(`${answer.code} ${JSON.stringify(answer.facts)}`);
  return answer.next;
};

const hearing: Suspension = {
  ground: "hearing",
  expected: { unit: "working-days", amount: 5 },
  reasons: "依申请举行听证",
};

describe("a supplement (补正)", () => {
  const kase = aCase({ status: "claimed" });
  const asks = (
    to: Case,
    deficiencies: SupplementRequest["deficiencies"],
    now = at("2026-03-02T02:00:00.000Z"),
  ) => askSupplement.verdict(to, liMei, { deficiencies }, on(now));
  const identity = { material: "身份证", problem: "照片模糊" };
  const premises = { material: "场所证明", problem: "缺签字页" };
  const material = (title: string) => ({
    title,
    mediaType: "image/jpeg",
    sha256: "0".repeat(64),
    size: 1024,
  });

  it("ends the notice clock in time and starts the applicant's", () => {
    const asked = after(kase, asks(kase, [identity, premises]));
    expect(asked).toMatchObject({
      status: "awaiting-supplement",
      holder: "li-mei",
      asked: ["身份证", "场所证明"],
      clocks: { supplement: { promised: { at: "2026-04-14T09:30:00.000Z" } } },
    });
    expect(asked.clocks.notice).toBeUndefined();
  });

  it("supplied goes back to its holder, and the notice clock starts at that receipt", () => {
    const asked = after(kase, asks(kase, [identity]));
    const now = at("2026-03-10T02:00:00.000Z");
    const supplied = after(
      asked,
      supply.verdict(asked, "partner", { materials: [material("身份证")] }, on(now)),
    );
    expect(supplied).toMatchObject({
      status: "claimed",
      holder: "li-mei",
      leaseEnds: "2026-03-10T06:00:00.000Z",
      clocks: { notice: { promised: { at: "2026-03-17T09:30:00.000Z" } } },
    });
  });

  it("is supplied whole, each material by the name it was asked for", () => {
    const asked = after(kase, asks(kase, [identity, premises]));
    const supplies = (...titles: string[]) =>
      supply.verdict(
        asked,
        "partner",
        { materials: titles.map(material) },
        on(at("2026-03-10T02:00:00.000Z")),
      );
    expect(supplies("身份证")).toMatchObject({
      code: "supplement-incomplete",
      facts: { materials: ["场所证明"] },
    });
    expect(supplies("身份证", "场所证明", "营业执照")).toMatchObject({
      code: "material-not-asked-for",
      facts: { materials: ["营业执照"] },
    });
    expect(supplies("身份证", "场所证明")).toMatchObject({ kind: "allowed" });
  });

  it("is told once: a second notice names nothing that the first did not (一次性告知)", () => {
    const asked = after(kase, asks(kase, [identity]));
    const now = at("2026-03-10T02:00:00.000Z");
    const supplied = after(
      asked,
      supply.verdict(asked, "partner", { materials: [material("身份证")] }, on(now)),
    );
    expect(asks(supplied, [premises], now)).toMatchObject({
      code: "told-once-already",
      facts: { materials: ["场所证明"], asked: ["身份证"] },
    });
    expect(asks(supplied, [identity], now)).toMatchObject({ kind: "allowed" });
  });

  it("pauses the handling clock of an instant matter, which runs from receipt", () => {
    const instant = aCase({ status: "claimed", ...ofInstantMatter() });
    const asked = after(instant, asks(instant, [identity]));
    expect(asked.clocks.handling?.ledger).toEqual([
      { kind: "running", from: "2026-03-02T01:00:00.000Z", to: "2026-03-02T02:00:00.000Z" },
      {
        kind: "paused",
        from: "2026-03-02T02:00:00.000Z",
        ground: "supplement",
        expectedEnd: "2026-04-14T09:30:00.000Z",
      },
    ]);
    const now = at("2026-03-10T02:00:00.000Z");
    const supplied = after(
      asked,
      supply.verdict(asked, "partner", { materials: [material("身份证")] }, on(now)),
    );
    expect(supplied.clocks.handling?.promised.at).toBe("2026-03-10T09:30:00.000Z");
  });

  it("never supplied is given up, from a ms after it was due", () => {
    const asked = after(kase, asks(kase, [identity]));
    const due = at("2026-04-14T09:30:00.000Z");
    expect(abandon.verdict(asked, "broker", undefined, on(due))).toMatchObject({ code: "not-due-yet" });
    expect(
      nextTimer({ ...asked, clocks: { supplement: { ...asked.clocks.supplement, warnings: {} } } } as Case),
    ).toEqual({
      at: "2026-04-14T09:30:00.001Z",
      does: "abandon",
    });
    expect(
      after(asked, abandon.verdict(asked, "broker", undefined, on(at("2026-04-14T09:30:00.001Z")))),
    ).toMatchObject({
      status: "abandoned",
      clocks: { supplement: { end: { late: true } } },
    });
  });
});

describe("a pause", () => {
  const kase = aCase({ status: "accepted" });
  const suspendAt = (now: string, how: Suspension = hearing, of: Case = kase) =>
    suspend.verdict(of, liMei, how, on(at(now)));

  it("needs a ground that law or the standard knows; a site visit is none (行政许可法 art 45)", () => {
    expect(suspendAt("2026-03-04T02:00:00.000Z", { ...hearing, ground: "site-visit" })).toMatchObject({
      code: "pause-ground-unlawful",
      facts: { ground: "site-visit" },
    });
    const own = aCase({ status: "accepted", standard: aStandard({ pauseGrounds: ["跨省核验"] }) });
    const agreed = { ...hearing, ground: "agreed/跨省核验" };
    expect(suspendAt("2026-03-04T02:00:00.000Z", agreed)).toMatchObject({ code: "pause-ground-unlawful" });
    expect(suspendAt("2026-03-04T02:00:00.000Z", agreed, own)).toMatchObject({ kind: "allowed" });
  });

  it("moves both due instants by the time it lasted, not by the time it was expected to last", () => {
    const paused = after(kase, suspendAt("2026-03-04T02:00:00.000Z"));
    expect(paused.clocks.handling).toMatchObject({
      promised: { at: "2026-03-23T09:30:00.000Z" },
      statutory: { at: "2026-03-30T09:30:00.000Z" },
    });
    const resumed = after(
      paused,
      resume.verdict(paused, liMei, undefined, on(at("2026-03-06T02:00:00.000Z"))),
    );
    expect(resumed.clocks.handling).toMatchObject({
      promised: { at: "2026-03-18T09:30:00.000Z" },
      statutory: { at: "2026-03-25T09:30:00.000Z" },
    });
  });

  it("is not counted in what was used, which a decision freezes", () => {
    const paused = after(kase, suspendAt("2026-03-04T02:00:00.000Z"));
    const resumed = after(
      paused,
      resume.verdict(paused, liMei, undefined, on(at("2026-03-10T02:00:00.000Z"))),
    );
    const decided = after(
      resumed,
      decide.verdict(resumed, liMei, granted, on(at("2026-03-12T02:00:00.000Z"))),
    );
    expect(decided.clocks.handling?.end).toEqual({
      used: { unit: "working-days", days: 4 },
      late: false,
      usedStatutory: { unit: "working-days", days: 4 },
      lateStatutory: false,
    });
  });

  it("does not mend a limit that was passed before it", () => {
    const paused = after(kase, suspendAt("2026-03-17T02:00:00.000Z"));
    const resumed = after(
      paused,
      resume.verdict(paused, liMei, undefined, on(at("2026-03-24T02:00:00.000Z"))),
    );
    expect(resumed.clocks.handling).toMatchObject({
      promised: { at: "2026-03-16T09:30:00.000Z" },
      statutory: { at: "2026-03-30T09:30:00.000Z" },
    });
    const decided = after(
      resumed,
      decide.verdict(resumed, liMei, granted, on(at("2026-03-24T03:00:00.000Z"))),
    );
    expect(decided.clocks.handling?.end).toMatchObject({ late: true, lateStatutory: false });
  });

  it("is ended once: a running clock cannot be resumed", () => {
    expect(resume.verdict(kase, liMei, undefined, on(at("2026-03-04T02:00:00.000Z")))).toMatchObject({
      code: "clock-running",
    });
  });

  it("warns once it lasts longer than the applicant was told", () => {
    const paused = after(kase, suspendAt("2026-03-04T02:00:00.000Z"));
    expect(nextTimer(paused)).toEqual({ at: "2026-03-12T01:00:00.000Z", does: "warn", clock: "handling" });
  });
});

describe("an extension (延期)", () => {
  const kase = aCase({ status: "accepted" });
  const ask = (of: Case, now: string) =>
    askExtension.verdict(of, liMei, { reasons: "案情复杂" }, on(at(now)));
  const approve = (of: Case, now: string, by = wangJun) =>
    approveExtension.verdict(of, by, { reasons: "案情复杂" }, on(at(now)));

  it("is asked for by the holder and approved by a lead, and moves both due instants once", () => {
    const asked = after(kase, ask(kase, "2026-03-10T02:00:00.000Z"));
    expect(asked.clocks).toEqual(kase.clocks);
    const extended = after(asked, approve(asked, "2026-03-11T02:00:00.000Z"));
    expect(extended.clocks.handling).toMatchObject({
      promised: { limit: { amount: 20 }, at: "2026-03-30T09:30:00.000Z" },
      statutory: { limit: { amount: 25 }, at: "2026-04-07T09:30:00.000Z" },
    });
    expect(ask(extended, "2026-03-12T02:00:00.000Z")).toMatchObject({ code: "already-extended" });
    expect(approve(extended, "2026-03-12T02:00:00.000Z")).toMatchObject({ code: "already-extended" });
  });

  it("is 15 working days where organs handle the matter jointly, and the matter's own where law says so", () => {
    const joint = aCase({ status: "accepted", mode: "joint" });
    expect(ask(joint, "2026-03-10T02:00:00.000Z")).toMatchObject({ events: [{ by: { amount: 15 } }] });
    const own = aCase({
      status: "accepted",
      limits: {
        promised: { unit: "calendar-days", amount: 20 },
        statutory: { unit: "calendar-days", amount: 60 },
        extension: { unit: "calendar-days", amount: 30 },
      },
    });
    expect(ask(own, "2026-03-10T02:00:00.000Z")).toMatchObject({
      events: [{ by: { unit: "calendar-days", amount: 30 } }],
    });
  });

  it("is refused after expiry, in another unit, and to who asked for it", () => {
    expect(ask(kase, "2026-03-23T09:30:00.000Z")).toMatchObject({ kind: "allowed" });
    expect(ask(kase, "2026-03-23T09:30:00.001Z")).toMatchObject({
      code: "extension-after-expiry",
      facts: { due: "2026-03-23T09:30:00.000Z" },
    });
    const days = aCase({ status: "accepted", limits: { promised: { unit: "calendar-days", amount: 20 } } });
    expect(ask(days, "2026-03-10T02:00:00.000Z")).toMatchObject({
      code: "extension-impossible",
      facts: { unit: "calendar-days" },
    });
    const held = aCase({ status: "accepted", holder: wangJun.id });
    const asked = after(
      held,
      askExtension.verdict(held, wangJun, { reasons: "案情复杂" }, on(at("2026-03-10T02:00:00.000Z"))),
    );
    expect(approve(asked, "2026-03-11T02:00:00.000Z")).toMatchObject({ code: "own-extension" });
    const another = aStaff({ ...wangJun, id: anotherClerk().id });
    expect(approve(asked, "2026-03-11T02:00:00.000Z", another)).toMatchObject({ kind: "allowed" });
    expect(approve(asked, "2026-03-24T02:00:00.000Z", another)).toMatchObject({
      code: "extension-after-expiry",
    });
  });

  it("that a lead refuses moves nothing", () => {
    const asked = after(kase, ask(kase, "2026-03-10T02:00:00.000Z"));
    const now = on(at("2026-03-11T02:00:00.000Z"));
    const refused = after(asked, refuseExtension.verdict(asked, wangJun, { reasons: "理由不充分" }, now));
    expect(refused).toEqual({ ...kase, version: kase.version + 2 });
  });
});

describe("silence until the notice is due", () => {
  it("counts as acceptance from the receipt, on the record (行政许可法 art 32)", () => {
    const kase = aCase({ status: "routed" });
    const due = at("2026-03-09T09:30:00.000Z");
    expect(deemAccepted.verdict(kase, "broker", undefined, on(due))).toMatchObject({ code: "not-due-yet" });
    const deemed = after(
      kase,
      deemAccepted.verdict(kase, "broker", undefined, on(at("2026-03-09T09:30:00.001Z"))),
    );
    expect(deemed).toMatchObject({
      status: "accepted",
      acceptedAt: kase.origin.submittedAt,
      clocks: { handling: { promised: { at: "2026-03-16T09:30:00.000Z" } } },
    });
    expect(deemed).not.toHaveProperty("holder");
    const claimed = after(
      deemed,
      claim.verdict(deemed, liMei, undefined, on(at("2026-03-10T02:00:00.000Z"))),
    );
    expect(claimed).toMatchObject({ status: "accepted", holder: "li-mei" });
    expect(
      claim.verdict(claimed, anotherClerk(), undefined, on(at("2026-03-10T03:00:00.000Z"))),
    ).toMatchObject({
      code: "already-accepted",
    });
  });
});

describe("warnings", () => {
  it("are given once per rung, the highest where several are due, and again after the due instant moved", () => {
    const kase = aCase({ status: "accepted" });
    const warnAt = (of: Case, now: string) => warn.verdict(of, "broker", "handling", on(at(now)));
    expect(nextTimer(kase)).toEqual({ at: "2026-03-13T01:00:00.000Z", does: "warn", clock: "handling" });
    expect(warnAt(kase, "2026-03-13T00:59:59.999Z")).toMatchObject({ code: "not-due-yet" });
    const yellow = after(kase, warnAt(kase, "2026-03-13T01:00:00.000Z"));
    expect(warnAt(yellow, "2026-03-13T01:00:01.000Z")).toMatchObject({ code: "not-due-yet" });
    expect(warnAt(kase, "2026-03-16T02:00:00.000Z")).toMatchObject({
      events: [{ rung: "orange", due: "2026-03-16T09:30:00.000Z" }],
    });
    const red = after(yellow, warnAt(yellow, "2026-03-17T02:00:00.000Z"));
    expect(red.clocks.handling?.warnings).toEqual({});
    expect(red.clocks.explanation?.promised.at).toBe("2026-03-19T09:30:00.000Z");
    const asked = after(
      red,
      askExtension.verdict(red, liMei, { reasons: "案情复杂" }, on(at("2026-03-17T03:00:00.000Z"))),
    );
    const extended = after(
      asked,
      approveExtension.verdict(asked, wangJun, { reasons: "案情复杂" }, on(at("2026-03-17T04:00:00.000Z"))),
    );
    expect(extended.clocks.handling?.warnings).toMatchObject({ yellow: "2026-03-27T01:00:00.000Z" });
  });
});

describe("what is late before anybody was told", () => {
  const warnAt = (of: Case, now: string) => warn.verdict(of, "broker", "handling", on(at(now)));
  const accepted = aCase({ status: "accepted" });
  const due = "2026-03-16T09:30:00.000Z";
  const evening = "2026-03-16T10:00:00.000Z";
  const morning = "2026-03-17T01:00:00.000Z";

  it("is told though a pause begins before the window opens, and beside the warning that the pause lasts", () => {
    const paused = after(accepted, suspend.verdict(accepted, liMei, hearing, on(at(evening))));
    expect(paused.clocks.handling).toMatchObject({ promised: { at: due }, warnings: { red: morning } });
    const told = after(paused, warnAt(paused, "2026-03-26T02:00:00.000Z"));
    expect(told.clocks.explanation).toBeDefined();
    expect(warnAt(told, "2026-03-26T02:00:00.000Z")).toMatchObject({ events: [{ rung: "pause" }] });
  });

  it("is told after a pause where it was not before, and not twice", () => {
    const paused = after(accepted, suspend.verdict(accepted, liMei, hearing, on(at(evening))));
    const resumeAt = (of: Case) => resume.verdict(of, liMei, undefined, on(at("2026-03-18T02:00:00.000Z")));
    expect(after(paused, resumeAt(paused)).clocks.handling?.warnings).toEqual({
      red: "2026-03-18T02:00:00.000Z",
    });
    const told = after(paused, warnAt(paused, morning));
    expect(after(told, resumeAt(told)).clocks.handling?.warnings).toEqual({});
  });

  it("is told of a promise that ran out before the application was accepted by silence", () => {
    const limits = { promised: { unit: "working-days", amount: 1 } } as const;
    const routed = aCase({ status: "routed", limits });
    const deemed = after(
      routed,
      deemAccepted.verdict(routed, "broker", undefined, on(at("2026-03-09T09:30:00.001Z"))),
    );
    expect(deemed.clocks.handling).toMatchObject({
      promised: { at: "2026-03-03T09:30:00.000Z" },
      warnings: { red: "2026-03-10T01:00:00.000Z" },
    });
  });
});

describe("a case that is late", () => {
  const late = after(
    aCase({ status: "accepted" }),
    warn.verdict(aCase({ status: "accepted" }), "broker", "handling", on(at("2026-03-17T02:00:00.000Z"))),
  );
  const explains = (of: Case, staff = liMei) =>
    explainDelay.verdict(of, staff, { reasons: "等待外省核查" }, on(at("2026-03-18T02:00:00.000Z")));

  it("owes an explanation, which its holder or lead gives once (优化营商环境条例 36)", () => {
    expect(nextTimer(late)).toEqual({ at: "2026-03-19T01:00:00.000Z", does: "warn", clock: "explanation" });
    expect(explains(late, anotherClerk())).toMatchObject({ code: "not-holder" });
    expect(explains(late, wangJun)).toMatchObject({ kind: "allowed" });
    const explained = after(late, explains(late));
    expect(explained.clocks.explanation).toBeUndefined();
    expect(explains(explained)).toMatchObject({ code: "nothing-to-explain" });
  });

  it("owes it after the decision as well", () => {
    const decided = after(late, decide.verdict(late, liMei, granted, on(at("2026-03-17T06:00:00.000Z"))));
    expect(after(decided, explains(decided)).clocks.explanation).toBeUndefined();
  });

  it("owes it where it is decided after closing, before anybody is warned at opening", () => {
    const kase = aCase({ status: "accepted" });
    const decidedAt = (now: Instant) => after(kase, decide.verdict(kase, liMei, granted, on(now)));
    const overtime = decidedAt(at("2026-03-16T09:45:00.000Z"));
    expect(overtime.clocks.explanation?.promised.at).toBe("2026-03-18T09:30:00.000Z");
    expect(after(overtime, explains(overtime)).clocks.explanation).toBeUndefined();
    const inTime = decidedAt(at("2026-03-16T09:30:00.000Z"));
    expect(inTime.clocks.explanation).toBeUndefined();
    expect(explains(inTime)).toMatchObject({ code: "nothing-to-explain" });
  });
});

describe("an order of a coordinator (督办)", () => {
  const coordinator = aStaff({ role: "coordinator", windows: [] });
  const kase = aCase({ status: "accepted" });
  const orders = (of: Case, by = coordinator) =>
    supervise.verdict(
      of,
      by,
      { demand: "请尽快办结", within: { unit: "working-days", amount: 2 } },
      on(at("2026-03-04T02:00:00.000Z")),
    );

  it("has a clock of its own until it is answered, and is given once at a time", () => {
    expect(orders(kase, wangJun)).toMatchObject({ code: "coordinator-required" });
    const ordered = after(kase, orders(kase));
    expect(ordered.clocks.supervision?.promised.at).toBe("2026-03-06T09:30:00.000Z");
    expect(orders(ordered)).toMatchObject({ code: "already-supervised" });
    const now = on(at("2026-03-05T02:00:00.000Z"));
    const answered = after(ordered, explainDelay.verdict(ordered, liMei, { reasons: "明日办结" }, now));
    expect(answered.clocks).toEqual(kase.clocks);
  });
});

describe("another version of the calendar", () => {
  const withDayOff = (day: string) =>
    aCalendar(chinaNotice.map((year) => (year.year === 2026 ? { ...year, off: [...year.off, day] } : year)));
  const changed = withDayOff("2026-03-12");

  it("moves the due instants of an open case, keeps what was used, and says what they were", () => {
    const kase = aCase({ status: "accepted" });
    const now = at("2026-03-04T02:00:00.000Z");
    expect(recompute.verdict(kase, "broker", "china-2", on(now))).toMatchObject({
      code: "due-dates-unchanged",
    });
    const answer = withNext(kase, recompute.verdict(kase, "broker", "china-2", on(now, changed)));
    expect(answer).toMatchObject({
      next: {
        clocks: {
          handling: {
            promised: { at: "2026-03-17T09:30:00.000Z" },
            statutory: { at: "2026-03-24T09:30:00.000Z" },
            ledger: kase.clocks.handling?.ledger,
          },
        },
      },
      events: [
        {
          type: "DueDatesRecomputed",
          calendar: "china-2",
          clocks: [
            {
              do: "move",
              was: { promised: "2026-03-16T09:30:00.000Z", statutory: "2026-03-23T09:30:00.000Z" },
            },
          ],
        },
      ],
    });
  });

  it("that makes a paused case late tells so", () => {
    const kase = aCase({ status: "accepted" });
    const paused = after(kase, suspend.verdict(kase, liMei, hearing, on(at("2026-03-16T02:00:00.000Z"))));
    const worked = aCalendar(
      chinaNotice.map((year) =>
        year.year === 2026 ? { ...year, work: [...year.work, "2026-03-14"] } : year,
      ),
    );
    const now = at("2026-03-16T03:00:00.000Z");
    const moved = after(paused, recompute.verdict(paused, "broker", "china-2", on(now, worked)));
    expect(moved.clocks.handling).toMatchObject({
      promised: { at: "2026-03-14T09:30:00.000Z" },
      warnings: { red: now },
    });
  });

  it("counts for a case that is routed after it: no list of work has the case before", () => {
    const kase = aCase({ status: "submitted" });
    const now = at("2026-03-02T03:00:00.000Z");
    const verdict = route.verdict(kase, "broker", undefined, on(now, withDayOff("2026-03-05")));
    if (verdict.kind === "refusal") throw new Error(verdict.code);
    expect(verdict.events.flatMap(dueMovesIn)).toEqual([
      {
        clock: "notice",
        limit: "promised",
        was: "2026-03-09T09:30:00.000Z",
        due: "2026-03-10T09:30:00.000Z",
        provisional: false,
      },
    ]);
    const same = route.verdict(kase, "broker", undefined, on(now));
    expect(same).toMatchObject({ events: [{ clocks: [{ do: "stop" }, { do: "start" }] }] });
  });
});

describe("the history of a case's clocks", () => {
  it("has every run, each with its segments and its end", () => {
    const runs = clockHistory(aLife("closed")).map(({ name, clock }) => [name, clock.end?.late]);
    expect(runs).toEqual([
      ["route", false],
      ["notice", false],
      ["claim", false],
      ["handling", false],
      ["delivery", false],
      ["return", false],
    ]);
  });
});
