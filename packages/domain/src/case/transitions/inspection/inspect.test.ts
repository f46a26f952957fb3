import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../../../test/builders/calendar.ts";
import { aCase } from "../../../../../../test/builders/case.ts";
import { at } from "../../../../../../test/builders/ids.ts";
import { aStaff } from "../../../../../../test/builders/staff.ts";
import { addMs, type Instant } from "../../../clock/instant.ts";
import { appointmentsOf, standingAppointment } from "../../../inspection/inspection.ts";
import type { Case } from "../../case.ts";
import { caseStatuses } from "../../case.ts";
import type { CaseEvent } from "../../event.ts";
import { evolve } from "../../evolve.ts";
import type { Verdict } from "../../verdict.ts";
import { decide } from "../decide.ts";
import { allowedInspectionActions, missInspection, recordInspection, scheduleInspection } from "./inspect.ts";

const staff = aStaff();
const now = at("2026-03-04T02:00:00.000Z");
const appointed = at("2026-03-06T02:00:00.000Z");
const calendar = chinaCalendar;

/** A case with what happened to it, so that each command is decided by its events. */
type Course = { readonly kase: Case; readonly events: readonly CaseEvent[] };

const start = (parts: { readonly inspected?: boolean } = {}): Course => ({
  kase: aCase({ status: "accepted", ...parts }),
  events: [],
});

const codeOf = (verdict: Verdict): string => (verdict.kind === "allowed" ? "allowed" : verdict.code);

const after = ({ kase, events }: Course, verdict: Verdict): Course => {
  if (verdict.kind !== "allowed") return expect.fail(verdict.code);
  return { kase: verdict.events.reduce<Case>(evolve, kase), events: [...events, ...verdict.events] };
};

const appointment = {
  at: appointed,
  way: "on-site",
  place: "某路1号",
  inspectors: "李梅",
  organs: [],
} as const;
const record = { heldAt: appointed, result: "passed", points: [], findings: "属实", materials: [] } as const;

const schedule = (
  course: Course,
  parts: Partial<Parameters<typeof scheduleInspection.verdict>[2]> = {},
  on = now,
) => scheduleInspection.verdict(course.kase, staff, { ...appointment, ...parts }, { now: on, calendar });
const held = (
  course: Course,
  parts: Partial<Parameters<typeof recordInspection.verdict>[2]> = {},
  on: Instant = addMs(appointed, 1),
) =>
  recordInspection.verdict(
    course.kase,
    staff,
    { ...record, appointment: standingAppointment(course.events), ...parts },
    { now: on, calendar },
  );
const missed = (course: Course, on: Instant, reason = "无人到场") =>
  missInspection.verdict(
    course.kase,
    staff,
    { appointment: standingAppointment(course.events), reason },
    { now: on, calendar },
  );
const grant = ({ kase }: Course) =>
  decide.verdict(kase, staff, { outcome: "granted", document: null }, { now: addMs(appointed, 2), calendar });

describe("a site inspection", () => {
  it("is appointed while the case is handled, by its holder, in the time to come, and stops no clock", () => {
    for (const status of caseStatuses) {
      const code = codeOf(schedule({ kase: aCase({ status }), events: [] }));
      expect(code === "allowed", status).toBe(status === "accepted" || status === "suspended");
    }
    const other = { ...staff, id: "wang-qiang" as typeof staff.id };
    const verdict = scheduleInspection.verdict(start().kase, other, appointment, { now, calendar });
    expect(codeOf(verdict)).toBe("not-holder");
    expect(codeOf(schedule(start(), { at: now }))).toBe("inspection-time-impossible");
    expect(codeOf(schedule(start(), { place: " " }))).toBe("reasons-required");
    const { kase, events } = after(start(), schedule(start()));
    expect(kase).toMatchObject({ status: "accepted", inspection: "scheduled" });
    expect(events[0]?.clocks).toEqual([]);
  });

  it("is moved with a reason, missed only once its time has come, and appointed anew afterwards", () => {
    const first = after(start(), schedule(start()));
    expect(codeOf(schedule(first))).toBe("reasons-required");
    const later = addMs(appointed, 3_600_000);
    const second = after(first, schedule(first, { at: later, reason: "申请人来电改期" }));
    expect(appointmentsOf(second.events).map(({ state }) => state)).toEqual(["moved", "scheduled"]);
    expect(codeOf(missed(second, appointed))).toBe("inspection-time-impossible");
    expect(codeOf(missed(second, later, " "))).toBe("reasons-required");
    const third = after(second, missed(second, later));
    expect(third.kase.inspection).toBe("missed");
    expect(codeOf(missed(third, later))).toBe("no-inspection-scheduled");
    expect(codeOf(held(third, {}, later))).toBe("no-inspection-scheduled");
    expect(codeOf(schedule(third, { at: addMs(later, 1) }, later))).toBe("allowed");
  });

  it("is recorded with its findings, with conditions where it passed under some, and never before it was", () => {
    const course = after(start(), schedule(start(), { way: "remote", organs: ["消防救援支队", " "] }));
    expect(codeOf(held(course, {}, addMs(appointed, -1)))).toBe("inspection-time-impossible");
    expect(codeOf(held(course, { heldAt: at("2026-03-01T02:00:00.000Z") }))).toBe(
      "inspection-time-impossible",
    );
    expect(codeOf(held(course, { findings: "" }))).toBe("reasons-required");
    expect(codeOf(held(course, { result: "conditional" }))).toBe("reasons-required");
    const done = after(course, held(course, { result: "conditional", conditions: "补装挡鼠板" }));
    expect(done.events.at(-1)).toMatchObject({ type: "InspectionHeld", remote: true, joint: true, days: 4 });
    expect(codeOf(schedule(done, { at: addMs(appointed, 9_999) }, addMs(appointed, 9)))).toBe(
      "already-inspected",
    );
    expect(allowedInspectionActions(done.kase, staff, now)).toEqual([]);
  });

  it("has to be passed before a grant where the list wants it, failed ones may be repeated, and refusing needs none", () => {
    const wanted = start({ inspected: true });
    expect(codeOf(grant(wanted))).toBe("inspection-required");
    expect(codeOf(grant(start()))).toBe("allowed");
    const course = after(wanted, schedule(wanted));
    expect(codeOf(grant(course))).toBe("inspection-required");
    const failed = after(course, held(course, { result: "failed" }));
    expect(codeOf(grant(failed))).toBe("inspection-required");
    const refused = { outcome: "refused", reasons: "不符合要求", remedies: "六十日内申请行政复议" } as const;
    expect(codeOf(decide.verdict(failed.kase, staff, refused, { now, calendar }))).toBe("allowed");
    const again = after(failed, schedule(failed, { at: addMs(appointed, 10) }, addMs(appointed, 5)));
    const passed = after(again, held(again, { heldAt: addMs(appointed, 10) }, addMs(appointed, 11)));
    expect(codeOf(grant(passed))).toBe("allowed");
    expect(allowedInspectionActions(course.kase, { ...staff, windows: [] }, now)).toEqual([]);
  });
});
