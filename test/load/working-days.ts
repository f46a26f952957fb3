import { addDays, addWorkingDays, dueAt, epochMs, instantAt, localDateOf } from "@tongban/domain";
import chineseDays from "chinese-days";
import { aStandard } from "../builders/agreement.ts";
import { chinaCalendar } from "../builders/calendar.ts";
import { on } from "../builders/ids.ts";

/** How many due dates are asked for, and how often each round of them. */
export type WorkingDayEffort = { readonly dates: number; readonly rounds: number };

/** µs of a call, the least of some rounds: a due date by the broker, its due instant at closing, and a due date by chinese-days. */
export type WorkingDayFigure = { readonly ours: number; readonly instant: number; readonly theirs: number };

/** Both know the notices of 2025 and 2026; a start in these days has its due date in them too. */
const FIRST = on("2025-01-01");
const STARTS = 640;
/** Working days of the longest limit in law, of a joint decision (行政许可法 art 42). */
const LONGEST = 45;

/**
 * Counts working days from random starts beside chinese-days (`findWorkday`), which many systems of the field take their
 * days from. Throws where the two do not answer the same.
 */
export const workingDayTimes = ({ dates, rounds }: WorkingDayEffort): WorkingDayFigure => {
  const asked = Array.from({ length: dates }, () => {
    const from = addDays(FIRST, Math.floor(Math.random() * STARTS));
    return { from, at: instantAt(from, "10:00"), days: 1 + Math.floor(Math.random() * LONGEST) };
  });
  const { hours } = aStandard();
  const ours = ({ from, days }: (typeof asked)[number]) => addWorkingDays(chinaCalendar, from, days);
  const instant = ({ at, days }: (typeof asked)[number]) =>
    dueAt(chinaCalendar, at, { unit: "working-days", amount: days }, hours);
  const theirs = ({ from, days }: (typeof asked)[number]) => chineseDays.findWorkday(days, from);
  for (const one of asked) {
    const [date, due, other] = [ours(one), instant(one), theirs(one)];
    if (!date.ok || !due.ok || date.date !== other || localDateOf(due.due) !== other)
      throw new Error(`${one.from} and ${one.days} working days: ${JSON.stringify(date)}, not ${other}`);
    if (epochMs(due.due) !== epochMs(instantAt(date.date, hours.closes))) throw new Error("not at closing");
  }
  const best = (call: (one: (typeof asked)[number]) => unknown): number =>
    Math.min(...Array.from({ length: rounds }, () => microsecondsOf(asked, call)));
  return { ours: best(ours), instant: best(instant), theirs: best(theirs) };
};

const microsecondsOf = <T>(asked: readonly T[], call: (one: T) => unknown): number => {
  const began = performance.now();
  for (const one of asked) call(one);
  return ((performance.now() - began) * 1_000) / asked.length;
};
