import {
  type ClockName,
  instantFromEpochMs,
  type Limit,
  type PauseGround,
  type Rung,
  type Standard,
} from "@tongban/domain";
import {
  type Due,
  type Ground,
  naiveDue,
  naiveUsed,
  naiveWarnings,
  type Pending,
  type Stretch,
} from "./naive-clock.ts";
import type { WallCalendar } from "./naive-days.ts";

/** A run of a clock as the oracle keeps it: what it runs by, its stretches, when it is due, what is still to be told. */
export type NaiveRun = {
  readonly name: ClockName;
  promised: Limit;
  statutory: Limit | undefined;
  readonly stretches: Stretch[];
  due: Due;
  dueByLaw: Due | undefined;
  pending: Pending;
  ended: boolean;
};

/** How a run ended, as the oracle reckons it; of days their number, of hours and minutes the ms. */
export type NaiveEnd = {
  readonly used: number;
  readonly late: boolean;
  readonly usedByLaw?: number;
  readonly lateByLaw?: boolean;
};

/** Which warnings a clock gives, the lowest first. */
export const rungsOf: Readonly<Record<ClockName, readonly Rung[]>> = {
  route: ["red"],
  claim: ["red"],
  notice: ["yellow", "orange", "red"],
  supplement: ["yellow", "orange", "red"],
  handling: ["yellow", "orange", "red", "pause"],
  gap: ["yellow", "orange", "red"],
  payment: ["yellow", "orange", "red"],
  delivery: ["yellow", "orange", "red"],
  return: ["red"],
  explanation: ["orange", "red"],
  supervision: ["orange", "red"],
  rectification: ["orange", "red"],
};

/** The clocks of the work on a case: they end with it, while what is owed to the public does not. */
export const work: readonly ClockName[] = [
  "route",
  "claim",
  "notice",
  "supplement",
  "handling",
  "gap",
  "payment",
  "delivery",
  "return",
];

/** Every clock. */
export const every: readonly ClockName[] = [...work, "explanation", "supervision"];

/** The clocks of a case at the moment of an event. */
export type NaiveClocks = ReturnType<typeof naiveClocks>;

/** What can be done to the clocks of a case at a moment, by a calendar; the runs change in place. */
export const naiveClocks = (runs: NaiveRun[], standard: Standard, calendar: WallCalendar, now: number) => {
  const ground: Ground = { calendar, hours: standard.hours };
  const live = (name: ClockName): NaiveRun | undefined =>
    runs.findLast((run) => run.name === name && !run.ended);
  const warned = (run: NaiveRun, untold: boolean): Pending =>
    naiveWarnings(ground, standard.warnings, rungsOf[run.name], run.due.at, now, untold);

  const start = (name: ClockName, promised: Limit, from = now, statutory?: Limit): NaiveRun => {
    const due = { at: Number.NaN, provisional: false };
    const stretches: Stretch[] = [{ kind: "running", from }];
    const run: NaiveRun = {
      name,
      promised,
      statutory,
      stretches,
      due,
      dueByLaw: undefined,
      pending: new Map(),
      ended: false,
    };
    reckon(run, ground);
    run.pending = warned(run, true);
    runs.push(run);
    return run;
  };

  const stop = (...names: readonly ClockName[]): ReadonlyMap<ClockName, NaiveEnd> => {
    const ends = new Map<ClockName, NaiveEnd>();
    for (const run of names.flatMap((name) => live(name) ?? [])) {
      endStretch(run, now);
      run.ended = true;
      ends.set(run.name, endOf(run, ground));
    }
    return ends;
  };

  const pause = (why: PauseGround, expectedEnd: number): void => {
    const run = live("handling");
    if (!run) return;
    const red = run.due.at < now ? run.pending.get("red") : undefined;
    endStretch(run, now);
    run.stretches.push({ kind: "paused", from: now, ground: why, expectedEnd });
    reckon(run, ground);
    const told = standard.warnings.officeHours
      ? naiveWarnings(ground, standard.warnings, ["red"], expectedEnd, 0, false).get("red")
      : expectedEnd;
    run.pending = new Map();
    if (red !== undefined) run.pending.set("red", red);
    if (told !== undefined) run.pending.set("pause", told);
  };

  const resume = (): void => {
    const run = live("handling");
    if (!run) return;
    const untold = run.pending.has("red");
    endStretch(run, now);
    run.stretches.push({ kind: "running", from: now });
    reckon(run, ground);
    run.pending = warned(run, untold);
  };

  const reckonAgain = (...names: readonly ClockName[]): void => {
    for (const run of names.flatMap((name) => live(name) ?? [])) {
      const untold = run.pending.has("red");
      const before = run.due.at;
      if (!reckon(run, ground)) continue;
      const last = run.stretches.at(-1);
      if (last?.kind !== "paused") run.pending = warned(run, untold);
      else if (run.due.at >= last.from) run.pending.delete("red");
      else if (before >= last.from) run.pending.set("red", warned(run, true).get("red") ?? Number.NaN);
    }
  };

  return { ground, now, live, start, stop, pause, resume, reckonAgain };
};

/** Reckons when a run is due; says whether that is another instant than before, or became certain. */
const reckon = (run: NaiveRun, ground: Ground): boolean => {
  const due = naiveDue(ground, run.promised, run.stretches);
  const dueByLaw = run.statutory && naiveDue(ground, run.statutory, run.stretches);
  if (!due || (run.statutory && !dueByLaw))
    throw new Error(`${run.name} went on though it is due beyond the calendar`);
  const moved = !isSame(due, run.due) || !isSame(dueByLaw, run.dueByLaw);
  run.due = due;
  run.dueByLaw = dueByLaw;
  return moved;
};

const isSame = (one: Due | undefined, other: Due | undefined): boolean =>
  one?.at === other?.at && one?.provisional === other?.provisional;

const endStretch = ({ stretches }: NaiveRun, now: number): void => {
  const last = stretches.pop();
  if (last) stretches.push({ ...last, to: now });
};

/** Time that stands still makes nobody late. */
const endOf = ({ promised, statutory, stretches, due, dueByLaw }: NaiveRun, ground: Ground): NaiveEnd => {
  const last = stretches.at(-1);
  const ranUntil = (last?.kind === "paused" ? last.from : last?.to) ?? Number.NaN;
  const used = naiveUsed(ground, promised, stretches);
  return {
    used,
    late: ranUntil > due.at,
    ...(statutory && dueByLaw
      ? { usedByLaw: naiveUsed(ground, statutory, stretches), lateByLaw: ranUntil > dueByLaw.at }
      : {}),
  };
};

/** An instant as the broker writes it. */
export const written = (ms: number) => instantFromEpochMs(ms);
