import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aStandard } from "../../../../test/builders/agreement.ts";
import { aCalendar, chinaCalendar, chinaNotice } from "../../../../test/builders/calendar.ts";
import { aLife } from "../../../../test/builders/case.ts";
import { type CaseCommandName, caseCommands } from "../../../../test/builders/case-commands.ts";
import { at } from "../../../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../../../test/builders/staff.ts";
import type { Case, CaseStatus } from "../case/case.ts";
import { clockHistory } from "../case/clock-history.ts";
import type { CaseEvent } from "../case/event.ts";
import { evolve } from "../case/evolve.ts";
import { recompute } from "../case/transitions/recompute.ts";
import type { Verdict } from "../case/verdict.ts";
import { addMs, type Instant } from "../clock/instant.ts";
import { certifiedClock } from "./certified-clock.ts";

const { hours } = aStandard();

/** The national calendar with other holidays: what a correction of the notice might say. */
const corrected = aCalendar(
  chinaNotice.map((year) =>
    year.year === 2026 ? { ...year, off: [...year.off, "2026-03-05", "2026-03-10/2026-03-12"] } : year,
  ),
  "corrected",
);

type Step = { readonly name: CaseCommandName; readonly by: number; readonly afterMs: number };
type Life = { readonly from: CaseStatus; readonly steps: readonly Step[]; readonly correctedAfter: number };

const people = [aStaff(), aLead(), anotherClerk()];

const lives: fc.Arbitrary<Life> = fc.record({
  from: fc.constantFrom("submitted", "claimed", "awaiting-supplement", "accepted", "suspended"),
  correctedAfter: fc.nat(20),
  steps: fc.array(
    fc.record({
      name: fc.constantFrom(...(Object.keys(caseCommands) as CaseCommandName[])),
      by: fc.nat(2),
      afterMs: fc.oneof(fc.nat(3_600_000), fc.nat(4 * 86_400_000)),
    }),
    { maxLength: 30 },
  ),
});

/** A case whose due instants are recomputed once, by a correction of the calendar; all is by the old one before. */
const live = ({ from, steps, correctedAfter }: Life): readonly CaseEvent[] => {
  const events: CaseEvent[] = [...aLife(from)];
  let kase = events.reduce<Case | undefined>(evolve, undefined);
  let now: Instant = events.at(-1)?.at ?? at("2026-03-02T01:00:00.000Z");
  for (const [i, { name, by, afterMs }] of steps.entries()) {
    now = addMs(now, afterMs);
    if (!kase) break;
    // Commands count by the old calendar, so that the correction is the last thing that happens to the clocks.
    const verdict =
      i === correctedAfter
        ? recompute.verdict(kase, "broker", corrected.version, { now, calendar: corrected })
        : caseCommands[name](kase, people[by] ?? aStaff(), now);
    if (verdict.kind !== "allowed") continue;
    events.push(...verdict.events);
    kase = verdict.events.reduce<Case | undefined>(evolve, kase);
    if (i === correctedAfter) break;
  }
  return events;
};

describe("a certificate", () => {
  it("is what the engine said, for every clock of any life, by the calendar that counted last", () => {
    let counted = 0;
    let byCorrected = 0;
    fc.assert(
      fc.property(lives, (life) => {
        for (const run of clockHistory(live(life))) {
          const found = [chinaCalendar, corrected]
            .map((calendar) => certifiedClock({ calendar, hours }, run))
            .filter((certified) => certified !== undefined);
          counted += 1;
          if (found.every(({ calendar }) => calendar === corrected.version)) byCorrected += 1;
          expect(found.length, run.name).toBeGreaterThan(0);
          for (const { promised, statutory, segments } of found) {
            expect(promised.at).toBe(run.clock.promised.at);
            expect(statutory?.at).toBe(run.clock.statutory?.at);
            expect(segments).toEqual(run.clock.ledger);
          }
        }
      }),
      { numRuns: 1_500 },
    );
    expect(counted).toBeGreaterThan(3_000);
    expect(byCorrected).toBeGreaterThan(100);
  });

  it("keeps late what was late before a second pause, also when the calendar is corrected in it", () => {
    let kase = aLife("suspended").reduce<Case | undefined>(evolve, undefined);
    const follow = (verdict: Verdict | undefined) => {
      if (verdict?.kind !== "allowed") throw new Error(verdict?.code);
      kase = verdict.events.reduce<Case | undefined>(evolve, kase);
    };
    const [resumed, pausedLate] = [at("2026-03-06T02:00:00.000Z"), at("2026-05-20T02:00:00.000Z")];
    follow(kase && caseCommands.resume(kase, aStaff(), resumed));
    follow(kase && caseCommands.suspend(kase, aStaff(), pausedLate));
    expect(kase?.clocks.handling?.promised.at).toBe("2026-03-19T09:30:00.000Z");
    follow(kase && recompute.verdict(kase, "broker", "corrected", { now: pausedLate, calendar: corrected }));
    expect(kase?.clocks.handling?.promised.at).toBe("2026-03-24T09:30:00.000Z");
  });

  it("is none where a due instant is not what its ledger leads to", () => {
    const [run] = clockHistory(aLife("accepted")).filter(({ name }) => name === "handling");
    if (!run) throw new Error("no handling clock");
    const { clock } = run;
    const base = { calendar: chinaCalendar, hours };
    expect(certifiedClock(base, run)).toMatchObject({ clock: "handling", calendar: "china", end: null });
    const moved = { ...clock, promised: { ...clock.promised, at: addMs(clock.promised.at, 1) } };
    expect(certifiedClock(base, { name: "handling", clock: moved })).toBeUndefined();
    const late = { ...clock, end: { used: { unit: "working-days", days: 1 }, late: true } } as const;
    expect(certifiedClock(base, { name: "handling", clock: late })).toBeUndefined();
  });
});
