import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aRegion, aStaffId, at, aWindowId, on } from "../../../../test/builders/ids.ts";
import { aLead, aStaff } from "../../../../test/builders/staff.ts";
import { localDateOf } from "../clock/instant.ts";
import {
  type DutyPlan,
  nextDuty,
  onDuty,
  partnerOf,
  type Roster,
  unstaffedDays,
  withoutMember,
} from "./roster.ts";
import {
  nextRosterLook,
  tellUnstaffed,
  unlessOnDuty,
  unlessPlanFits,
  unstaffedNoticeDays,
  unstaffedSoon,
} from "./roster-change.ts";

const [li, zhang, chen] = [aStaffId("li-mei"), aStaffId("zhang-wei"), aStaffId("chen-jing")];
const team = [li, zhang, chen];

/** Li Mei works Monday to Wednesday, Zhang Wei on Thursday and Friday; they are a pair. */
const aPlan = (parts: Partial<DutyPlan> = {}): DutyPlan => ({
  week: {
    monday: [li],
    tuesday: [li],
    wednesday: [li],
    thursday: [zhang],
    friday: [zhang],
    saturday: [],
    sunday: [],
  },
  exceptions: [],
  pairs: [{ a: li, b: zhang }],
  ...parts,
});

const aRoster = (parts: Partial<Roster> = {}): Roster => ({
  window: aWindowId("xian-610100-1"),
  region: aRegion("610100"),
  told: [],
  ...aPlan(),
  ...parts,
});

const duty = (plan: DutyPlan, date: string) => onDuty(plan, on(date), chinaCalendar);

describe("who is on duty", () => {
  it("are those of the weekday on a working day, and nobody on a day off", () => {
    expect(duty(aPlan(), "2026-03-02")).toEqual([li]);
    expect(duty(aPlan(), "2026-03-05")).toEqual([zhang]);
    expect(duty(aPlan(), "2026-03-07")).toEqual([]);
    // 清明节, a Saturday to Monday.
    expect(duty(aPlan(), "2026-04-06")).toEqual([]);
  });

  it("are on a make-up working day those of its Saturday or Sunday", () => {
    expect(duty(aPlan(), "2026-09-20")).toEqual([]);
    expect(duty(aPlan({ week: { ...aPlan().week, sunday: [chen] } }), "2026-09-20")).toEqual([chen]);
    expect(duty(aPlan({ week: { ...aPlan().week, sunday: [chen] } }), "2026-09-13")).toEqual([]);
  });

  it("are by an exception without who is away and with whom it names, on a day off too", () => {
    const exceptions = [
      { date: on("2026-03-02"), away: [li], instead: [chen] },
      { date: on("2026-03-03"), away: [], instead: [li, chen] },
      { date: on("2026-03-07"), away: [], instead: [zhang] },
    ];
    expect(duty(aPlan({ exceptions }), "2026-03-02")).toEqual([chen]);
    expect(duty(aPlan({ exceptions }), "2026-03-03")).toEqual([li, chen]);
    expect(duty(aPlan({ exceptions }), "2026-03-07")).toEqual([zhang]);
  });

  it("are next on a date that is looked for sixty days ahead", () => {
    const next = (staff: typeof li, date: string) => nextDuty(aPlan(), staff, on(date), chinaCalendar);
    expect(next(zhang, "2026-03-02")).toBe("2026-03-05");
    expect(next(li, "2026-03-02")).toBe("2026-03-02");
    // 国庆节 ends on Wednesday the 7th.
    expect(next(li, "2026-10-01")).toBe("2026-10-12");
    expect(next(chen, "2026-03-02")).toBeUndefined();
  });
});

describe("a plan", () => {
  const codeOf = (plan: DutyPlan) => unlessPlanFits(plan, { window: aWindowId("xian-610100-1"), team })?.code;
  const date = on("2026-03-02");

  it("names members of the team alone", () => {
    expect(codeOf(aPlan())).toBeUndefined();
    const stranger = aStaffId("guo-fang");
    expect(codeOf(aPlan({ week: { ...aPlan().week, monday: [stranger] } }))).toBe("not-on-team");
    expect(codeOf(aPlan({ exceptions: [{ date, away: [stranger], instead: [] }] }))).toBe("not-on-team");
    expect(codeOf(aPlan({ exceptions: [{ date, away: [], instead: [stranger] }] }))).toBe("not-on-team");
    expect(codeOf(aPlan({ pairs: [{ a: li, b: stranger }] }))).toBe("not-on-team");
  });

  it("pairs two different people, each once, and has one exception for a date", () => {
    expect(codeOf(aPlan({ pairs: [{ a: li, b: li }] }))).toBe("pair-of-one");
    expect(
      codeOf(
        aPlan({
          pairs: [
            { a: li, b: zhang },
            { a: chen, b: li },
          ],
        }),
      ),
    ).toBe("paired-twice");
    const twice = [
      { date, away: [li], instead: [] },
      { date, away: [], instead: [chen] },
    ];
    expect(codeOf(aPlan({ exceptions: twice }))).toBe("date-repeated");
  });

  it("says who stands in for whom, both ways", () => {
    expect(partnerOf(aPlan(), li)).toBe(zhang);
    expect(partnerOf(aPlan(), zhang)).toBe(li);
    expect(partnerOf(aPlan(), chen)).toBeUndefined();
  });

  it("is without somebody who left in every place, and the same where it does not name them", () => {
    const exceptions = [
      { date, away: [li], instead: [] },
      { date: on("2026-03-03"), away: [li], instead: [chen] },
    ];
    const roster = aRoster({ exceptions });
    const without = withoutMember(roster, li);
    expect(JSON.stringify(without)).not.toContain(li);
    expect(without.exceptions).toEqual([{ date: "2026-03-03", away: [], instead: [chen] }]);
    expect(without.pairs).toEqual([]);
    expect(without.week.thursday).toEqual([zhang]);
    expect(withoutMember(without, li)).toBe(without);
  });
});

describe("somebody who wants the next case", () => {
  const codeOf = (roster: Roster | undefined, staff = aStaff(), now = "2026-03-05T01:00:00.000Z") =>
    unlessOnDuty(roster, staff, at(now), chinaCalendar);

  it("is refused while not on duty, and told when they are next", () => {
    expect(codeOf(aRoster())).toEqual({
      kind: "refusal",
      code: "not-on-duty",
      facts: { window: "xian-610100-1", today: "2026-03-05", next: "2026-03-09" },
    });
    expect(codeOf(aRoster(), aStaff({ id: chen }))?.facts).toMatchObject({ next: null });
    expect(codeOf(aRoster(), aStaff(), "2026-03-04T15:59:59.000Z")).toBeUndefined();
  });

  it("is not refused where there is no roster, nor as the lead", () => {
    expect(codeOf(undefined)).toBeUndefined();
    expect(codeOf(aRoster(), aLead())).toBeUndefined();
  });
});

describe("working days without anybody on duty", () => {
  const away = (...dates: readonly string[]) =>
    dates.map((date) => ({ date: on(date), away: [li, zhang], instead: [] }));
  const now = at("2026-03-02T01:00:00.000Z");

  it("are found in a span, whose end is not in it", () => {
    const plan = aPlan({ exceptions: away("2026-03-04", "2026-03-07", "2026-03-10") });
    const found = unstaffedDays(plan, { from: on("2026-03-02"), until: on("2026-03-10") }, chinaCalendar);
    expect(found).toEqual(["2026-03-04"]);
  });

  it("are told of three working days before, and of today", () => {
    expect(unstaffedNoticeDays).toBe(3);
    const plan = aPlan({ exceptions: away("2026-03-02", "2026-03-05", "2026-03-06") });
    expect(unstaffedSoon(plan, now, chinaCalendar)).toEqual(["2026-03-02", "2026-03-05"]);
    // The weekend between does not count.
    const monday = aPlan({ exceptions: away("2026-03-09") });
    expect(unstaffedSoon(monday, at("2026-03-03T15:00:00.000Z"), chinaCalendar)).toEqual([]);
    expect(unstaffedSoon(monday, at("2026-03-03T17:00:00.000Z"), chinaCalendar)).toEqual(["2026-03-09"]);
  });

  it("are told of once each, and those that are over are forgotten", () => {
    const roster = aRoster({ exceptions: away("2026-03-04", "2026-03-05"), told: [on("2026-02-27")] });
    const told = tellUnstaffed(roster, now, chinaCalendar);
    expect(told?.days).toEqual(["2026-03-04", "2026-03-05"]);
    expect(told?.roster.told).toEqual(["2026-03-04", "2026-03-05"]);
    expect(told && tellUnstaffed(told.roster, now, chinaCalendar)).toBeUndefined();
  });

  it("are none past the end of the calendar, where nothing is guessed", () => {
    const late = at("2027-12-30T01:00:00.000Z");
    expect(unstaffedSoon(aPlan({ exceptions: away("2027-12-31") }), late, chinaCalendar)).toEqual([]);
    expect(nextDuty(aPlan(), li, localDateOf(late), chinaCalendar)).toBeUndefined();
  });

  it("are looked for again at nine the next morning", () => {
    expect(nextRosterLook(now)).toBe("2026-03-03T01:00:00.000Z");
    expect(nextRosterLook(at("2026-03-02T17:00:00.000Z"))).toBe("2026-03-04T01:00:00.000Z");
  });
});
