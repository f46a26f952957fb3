import { describe, expect, it } from "vitest";
import { aStandard } from "../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aCase } from "../../../../test/builders/case.ts";
import { at } from "../../../../test/builders/ids.ts";
import { type CaseStatus, caseStatuses } from "./case.ts";
import { nextTimer, type Timer, timerAllowedAt } from "./next-timer.ts";

const timers: { readonly [S in CaseStatus]: Timer | undefined } = {
  submitted: { at: at("2026-03-02T01:01:00.001Z"), does: "warn", clock: "route" },
  routed: { at: at("2026-03-02T05:00:01.001Z"), does: "warn", clock: "claim" },
  claimed: { at: at("2026-03-02T05:30:00.000Z"), does: "lapse" },
  "awaiting-supplement": { at: at("2026-04-13T01:00:00.000Z"), does: "warn", clock: "supplement" },
  accepted: { at: at("2026-03-13T01:00:00.000Z"), does: "warn", clock: "handling" },
  suspended: { at: at("2026-03-11T01:00:00.000Z"), does: "warn", clock: "handling" },
  decided: { at: at("2026-03-09T01:00:00.000Z"), does: "warn", clock: "return" },
  closed: { at: at("2029-03-04T03:00:00.000Z"), does: "erase" },
  declined: { at: at("2029-03-01T02:00:00.000Z"), does: "erase" },
  withdrawn: { at: at("2029-03-01T02:00:00.000Z"), does: "erase" },
  abandoned: { at: at("2029-04-19T02:00:00.000Z"), does: "erase" },
  terminated: { at: at("2029-03-16T02:00:00.000Z"), does: "erase" },
};

describe("the next timer", () => {
  it.each(caseStatuses)("of a case that is %s is the earliest thing that time brings to it", (status) => {
    expect(nextTimer(aCase({ status }))).toEqual(timers[status]);
  });
});

describe("a timer whose time passed", () => {
  const moment = (now: string) => ({ now: at(now), calendar: chinaCalendar });
  const accepted = aCase({ status: "accepted" });
  const yellow = { does: "warn", clock: "handling" } as const;

  it.each([
    ["in business hours is due", "2026-03-13T02:00:00.000Z", true],
    ["at the closing instant is due", "2026-03-13T09:30:00.000Z", true],
    ["in the evening waits for the next working day", "2026-03-13T09:30:00.001Z", "2026-03-16T01:00:00.000Z"],
    ["not yet is not moved", "2026-03-12T18:00:00.000Z", "2026-03-13T01:00:00.000Z"],
  ] as const)("%s", (_, now, due) => {
    const found = timerAllowedAt(accepted, moment(now));
    expect(found).toMatchObject(yellow);
    expect(found && found.at <= at(now) ? true : found?.at).toBe(due);
  });

  it("at night is due where the standard warns by night as well", () => {
    const standard = aStandard({ warnings: { yellow: 1, orange: 0, officeHours: false } });
    const found = timerAllowedAt(aCase({ status: "accepted", standard }), moment("2026-03-13T15:00:00.000Z"));
    expect(found).toEqual({ ...yellow, at: at("2026-03-13T01:00:00.000Z") });
  });

  it("gives way to what changes the case, which waits for no opening", () => {
    const claimed = aCase({ status: "claimed" });
    const night = moment("2026-03-09T15:00:00.000Z");
    expect(timerAllowedAt(claimed, night)).toEqual({ at: at("2026-03-02T05:30:00.000Z"), does: "lapse" });
    const routed = aCase({ status: "routed" });
    expect(timerAllowedAt(routed, night)).toEqual({
      at: at("2026-03-09T09:30:00.001Z"),
      does: "deem-accepted",
    });
  });
});
