import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aStandard } from "../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aLife } from "../../../../test/builders/case.ts";
import { type CaseCommandName, caseCommands } from "../../../../test/builders/case-commands.ts";
import { at } from "../../../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../../../test/builders/staff.ts";
import type { Case, CaseStatus } from "../case/case.ts";
import { clockHistory } from "../case/clock-history.ts";
import type { CaseEvent } from "../case/event.ts";
import { evolve } from "../case/evolve.ts";
import { type Explanation, explainDeadline } from "./explain.ts";
import { addMs, type Instant, localDateOf } from "./instant.ts";
import { dueByLedger, type Ledger } from "./ledger.ts";
import type { Limit } from "./limit.ts";

const base = { calendar: chinaCalendar, hours: aStandard().hours };

const explained = (limit: Limit, ledger: Ledger): Explanation => {
  const found = explainDeadline(base, limit, ledger);
  if (!found.ok) throw new Error(found.reason);
  return found.value;
};

/** A day of an explanation in a line. */
const lines = ({ days }: Explanation): readonly string[] =>
  days.map(({ date, reason, count }) => `${date} ${reason}${count === null ? "" : ` ${count}`}`);

const running = (from: string, to?: string) =>
  ({ kind: "running", from: at(from), ...(to === undefined ? {} : { to: at(to) }) }) as const;
const paused = (from: string, expectedEnd: string, to?: string) =>
  ({
    kind: "paused",
    from: at(from),
    ground: "hearing",
    expectedEnd: at(expectedEnd),
    ...(to === undefined ? {} : { to: at(to) }),
  }) as const;

describe("an explanation", () => {
  it("shows make-up days, holidays and weekends on the way: 2026-02-13 + 5 working days → 02-27", () => {
    const found = explained({ unit: "working-days", amount: 5 }, [running("2026-02-13T02:00:00.000Z")]);
    expect(found.at).toBe("2026-02-27T09:30:00.000Z");
    expect(lines(found)).toEqual([
      "2026-02-13 event",
      "2026-02-14 make-up 1",
      ...["15", "16", "17", "18", "19", "20", "21", "22", "23"].map((day) => `2026-02-${day} holiday`),
      "2026-02-24 working 2",
      "2026-02-25 working 3",
      "2026-02-26 working 4",
      "2026-02-27 working 5",
    ]);
  });

  it("does not count a pause: the day of a pause is counted, the day of a resumption is not", () => {
    const found = explained({ unit: "working-days", amount: 4 }, [
      running("2026-03-02T02:00:00.000Z", "2026-03-04T02:00:00.000Z"),
      paused("2026-03-04T02:00:00.000Z", "2026-03-09T02:00:00.000Z", "2026-03-06T02:00:00.000Z"),
      running("2026-03-06T02:00:00.000Z"),
    ]);
    expect(lines(found)).toEqual([
      "2026-03-02 event",
      "2026-03-03 working 1",
      "2026-03-04 working 2",
      "2026-03-05 paused",
      "2026-03-06 paused",
      "2026-03-07 weekend",
      "2026-03-08 weekend",
      "2026-03-09 working 3",
      "2026-03-10 working 4",
    ]);
  });

  it("goes on after a pause on the last day until that day's closing, and keeps what was late before a pause", () => {
    const limit = { unit: "working-days", amount: 1 } as const;
    const lastDay = explained(limit, [
      running("2026-03-02T02:00:00.000Z", "2026-03-03T02:00:00.000Z"),
      paused("2026-03-03T02:00:00.000Z", "2026-03-05T02:00:00.000Z"),
    ]);
    expect(lines(lastDay)).toEqual([
      "2026-03-02 event",
      "2026-03-03 working 1",
      "2026-03-04 paused",
      "2026-03-05 closing",
    ]);
    const late = explained(limit, [
      running("2026-03-02T02:00:00.000Z", "2026-03-03T09:30:00.001Z"),
      paused("2026-03-03T09:30:00.001Z", "2026-03-05T02:00:00.000Z"),
    ]);
    expect(late.at).toBe("2026-03-03T09:30:00.000Z");
  });

  it("counts calendar days as they come, and ends on a day that is worked", () => {
    const found = explained({ unit: "calendar-days", amount: 3 }, [running("2026-04-30T02:00:00.000Z")]);
    expect(lines(found)).toEqual([
      "2026-04-30 event",
      "2026-05-01 calendar-day 1",
      "2026-05-02 calendar-day 2",
      "2026-05-03 calendar-day 3",
      "2026-05-04 holiday",
      "2026-05-05 holiday",
      "2026-05-06 closing",
    ]);
  });

  it("adds up working hours by the day, and has no days for minutes", () => {
    const found = explained({ unit: "working-hours", amount: 10 }, [running("2026-03-06T08:30:00.000Z")]);
    expect(found.days.map(({ date, reason, usedMs }) => [date, reason, (usedMs ?? 0) / 3_600_000])).toEqual([
      ["2026-03-06", "hours", 1],
      ["2026-03-07", "weekend", 1],
      ["2026-03-08", "weekend", 1],
      ["2026-03-09", "hours", 9.5],
      ["2026-03-10", "hours", 10],
    ]);
    expect(explained({ unit: "minutes", amount: 1 }, [running("2026-03-06T08:30:00.000Z")])).toMatchObject({
      at: "2026-03-06T08:31:00.000Z",
      days: [],
    });
  });

  it("says which days may still move, and which year it does not know", () => {
    const found = explained({ unit: "working-days", amount: 3 }, [running("2026-12-31T02:00:00.000Z")]);
    expect(found.provisional).toBe(true);
    expect(found.days.map(({ provisional }) => provisional)).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(
      explainDeadline(base, { unit: "working-days", amount: 3 }, [running("2027-12-30T02:00:00.000Z")]),
    ).toEqual({
      ok: false,
      reason: "beyond-calendar",
      year: 2028,
    });
  });
});

type Step = { readonly name: CaseCommandName; readonly by: number; readonly afterMs: number };

const people = [aStaff(), aLead(), anotherClerk()];
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    name: fc.constantFrom(...(Object.keys(caseCommands) as CaseCommandName[])),
    by: fc.nat(2),
    afterMs: fc.oneof(fc.nat(3_600_000), fc.nat(5 * 86_400_000)),
  }),
  { maxLength: 40 },
);

type Life = { readonly from: CaseStatus; readonly all: readonly Step[] };
const lives: fc.Arbitrary<Life> = fc.record({
  from: fc.constantFrom("submitted", "claimed", "awaiting-supplement", "accepted", "suspended"),
  all: steps,
});

/** A case as some of these commands leave it, each at its time, the refused ones left out. */
const live = ({ from, all }: Life): readonly CaseEvent[] => {
  const events: CaseEvent[] = [...aLife(from)];
  let kase = events.reduce<Case | undefined>(evolve, undefined);
  let now: Instant = events.at(-1)?.at ?? at("2026-03-02T01:00:00.000Z");
  for (const { name, by, afterMs } of all) {
    now = addMs(now, afterMs);
    const verdict = kase && caseCommands[name](kase, people[by] ?? aStaff(), now);
    if (verdict?.kind !== "allowed") continue;
    events.push(...verdict.events);
    kase = verdict.events.reduce<Case | undefined>(evolve, kase);
  }
  return events;
};

describe("the due instants that the events of any life say", () => {
  it("are those of the ledgers, both limits of every clock that ran", () => {
    let runs = 0;
    fc.assert(
      fc.property(lives, (life) => {
        for (const { name, clock } of clockHistory(live(life)))
          for (const deadline of [clock.promised, clock.statutory]) {
            if (!deadline) continue;
            runs += 1;
            expect(dueByLedger(base, deadline.limit, clock.ledger), name).toEqual({
              ok: true,
              value: deadline,
            });
          }
      }),
      { numRuns: 1_000 },
    );
    expect(runs).toBeGreaterThan(3_000);
  });

  it("are reached by the days of their explanation: the last one is theirs, and the limit is counted in full", () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const { clock } of clockHistory(live(life))) {
          const { limit, at: due } = clock.promised;
          const { days } = explained(limit, clock.ledger);
          if (limit.unit === "minutes") continue;
          expect(days.at(-1)?.date).toBe(localDateOf(due));
          const counted = days.filter(({ count }) => count !== null);
          expect(counted.map(({ count }) => count)).toEqual(counted.map((_, i) => i + 1));
          if (limit.unit === "working-days") expect(counted).toHaveLength(limit.amount);
          if (limit.unit === "working-hours") expect(days.at(-1)?.usedMs).toBe(limit.amount * 3_600_000);
        }
      }),
    );
  });
});
