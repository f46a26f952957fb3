import { type Clock, type ClockName, epochMs, type Limit, type Rung } from "@tongban/domain";
import type { KeptEvent } from "@tongban/store";
import { expect } from "vitest";
import type { Due } from "./naive-clock.ts";
import { type NaiveClocks, type NaiveEnd, type NaiveRun, rungsOf, written } from "./naive-clocks.ts";
import { worksAt } from "./naive-days.ts";

/**
 * Every warning once for each rung: one that is still to be given, the highest whose time has come, not before its time,
 * and in office hours where the standard says so. It is not to be given again, nor are those below it; that of a pause
 * stands for itself.
 */
export const expectWarning = (
  { live, now, ground }: NaiveClocks,
  event: Extract<KeptEvent, { readonly type: "WarningGiven" }>,
  officeHours: boolean,
): void => {
  const run = live(event.clock);
  const due = [...(run?.pending ?? [])].flatMap(([rung, at]) => (at <= now ? [rung] : []));
  const ladder: readonly Rung[] = rungsOf[event.clock].filter((rung) => rung !== "pause");
  const highest = ladder.findLast((rung) => due.includes(rung)) ?? due[0];
  expect([event.clock, event.rung, event.due]).toEqual([event.clock, highest, run && written(run.due.at)]);
  if (officeHours) expect([event.at, worksAt(ground.calendar, ground.hours, now)]).toEqual([event.at, true]);
  for (const rung of [event.rung, ...ladder.slice(0, ladder.indexOf(event.rung))]) run?.pending.delete(rung);
};

/** Time brings nothing too early: no acceptance by silence, no abandonment. */
export const expectInTime = (event: KeptEvent, runs: readonly NaiveRun[]): void => {
  const isOver = (name: ClockName) =>
    epochMs(event.at) > (runs.findLast((run) => run.name === name)?.due.at ?? Number.NaN);
  if (event.type === "CaseAccepted" && event.deemed) expect(isOver("notice")).toBe(true);
  if (event.type === "CaseAbandoned") expect(isOver("supplement")).toBe(true);
};

/** An event ends the clocks that it should, each with what was used of it, and says whether that was too much. */
export const expectEnds = (
  event: KeptEvent,
  runs: readonly NaiveRun[],
  ends: ReadonlyMap<ClockName, NaiveEnd> = new Map(),
): void => {
  const stops = event.clocks.flatMap((move) => (move.do === "stop" ? [move] : []));
  expect(new Set(stops.map(({ clock }) => clock))).toEqual(new Set(ends.keys()));
  for (const stop of stops) {
    const run = runs.findLast(({ name }) => name === stop.clock);
    const end = ends.get(stop.clock);
    expect({
      event: event.n,
      clock: stop.clock,
      used: amountOf(stop.used),
      late: stop.late,
      ...(stop.usedStatutory
        ? { usedByLaw: amountOf(stop.usedStatutory), lateByLaw: stop.lateStatutory }
        : {}),
    }).toEqual({ event: event.n, clock: run?.name, ...end });
    expect(end?.used).toBeGreaterThanOrEqual(0);
  }
};

const amountOf = (used: { readonly days: number } | { readonly ms: number }): number =>
  "days" in used ? used.days : used.ms;

/** A live clock of the broker beside the oracle's: limits, due instants, warnings to come, and every stretch. */
export const expectSame = (run: NaiveRun | undefined, clock: Clock | undefined, where: string): void => {
  const told = clock &&
    !clock.end && {
      promised: clock.promised,
      statutory: clock.statutory,
      warnings: clock.warnings,
      stretches: clock.ledger.map(({ kind, from, to }) => ({ kind, from, to })),
    };
  const reckoned = run && {
    promised: deadline(run.promised, run.due),
    statutory: run.statutory && run.dueByLaw && deadline(run.statutory, run.dueByLaw),
    warnings: Object.fromEntries([...run.pending].map(([rung, at]) => [rung, written(at)])),
    stretches: run.stretches.map(({ kind, from, to }) => ({
      kind,
      from: written(from),
      to: to === undefined ? undefined : written(to),
    })),
  };
  expect([where, told || undefined]).toEqual([where, reckoned]);
};

const deadline = (limit: Limit, { at, provisional }: Due) => ({ limit, at: written(at), provisional });
