import {
  type Calendar,
  type Calendars,
  type Case,
  calendarFor,
  calendarRegionOf,
  dueMovesIn,
  type Instant,
  type Origin,
  type Refusal,
  type RegionCode,
  recompute,
  type Verdict,
} from "@tongban/domain";
import { loadHead } from "../case/cases.ts";
import { decideAndSave } from "../case/decide-and-save.ts";
import type { Head } from "../case/head-codec.ts";
import { pagesOfOpenWork } from "../case/open-work.ts";
import type { SavingContext } from "../case/save-cases.ts";
import type { Sealing } from "../secrets/sealing.ts";
import type { StoreContext, TableContext } from "../table/context.ts";
import { noted, type Outcome, type Recomputation, type RegionRecomputation } from "./recomputation.ts";

/** A look at all open cases by the calendars: what they are, what time it is, and how to tell how far it is. */
export type CalendarRun = {
  /** Asked before each page of cases, so that a notice which is loaded meanwhile counts for the rest. */
  readonly calendars: () => Promise<Calendars>;
  readonly now: () => Instant;
  readonly progress?: (sofar: { readonly cases: number; readonly moved: number }) => void;
};

/** Cases that are saved at the same time. */
const SAVED_AT_ONCE = 16;

/** What {@link recomputeCases} would do now, by the lists of open cases alone: nothing is written. */
export const previewRecomputation = (context: TableContext, run: CalendarRun): Promise<Recomputation> =>
  throughOpenWork(context, run, (_calendars, seen) => Promise.resolve(seen));

/**
 * Computes the due instants of every open case again by the calendar of its handling region, and saves those that
 * move, each by a transaction of its own that records what they were. A case that is right already is only read, so
 * a run that was broken off is begun anew and goes on where it ended. Where another command was first, the case is
 * decided again. A case that another AWS region writes is left to a run there.
 */
export const recomputeCases = (
  context: TableContext & Pick<StoreContext, "home">,
  run: CalendarRun,
): Promise<Recomputation> =>
  throughOpenWork(context, run, (calendarOf, seen, { kase, home }) =>
    seen.kind !== "moves"
      ? Promise.resolve(seen)
      : home === context.home
        ? save({ ...context, sealing: nothingToSeal }, kase.origin, calendarOf, run.now)
        : Promise.resolve({ kind: "elsewhere" }),
  );

type CalendarOf = (region: RegionCode) => Calendar;

type Treat = (calendarOf: CalendarOf, seen: Outcome, head: Head) => Promise<Outcome>;

const throughOpenWork = async (
  context: TableContext,
  { calendars, now, progress = () => {} }: CalendarRun,
  treat: Treat,
): Promise<Recomputation> => {
  const all = new Map<RegionCode, RegionRecomputation>();
  let cases = 0;
  let moved = 0;
  for await (const page of pagesOfOpenWork(context)) {
    const calendarOf = rememberedBy(await calendars());
    for (let start = 0; start < page.length; start += SAVED_AT_ONCE) {
      const treated = await Promise.all(
        page.slice(start, start + SAVED_AT_ONCE).map(async (head) => {
          const seen = outcomeOf(decide(head.kase, calendarOf, now()));
          return { head, outcome: await treat(calendarOf, seen, head) };
        }),
      );
      for (const { head, outcome } of treated) {
        const { id, handling } = head.kase.origin;
        all.set(handling, noted(all.get(handling), id, outcome));
        cases += 1;
        if (outcome.kind === "moves") moved += 1;
      }
      progress({ cases, moved });
    }
  }
  return all;
};

const decide = (kase: Case, calendarOf: CalendarOf, now: Instant): Verdict => {
  const calendar = calendarOf(calendarRegionOf(kase.origin));
  return recompute.verdict(kase, "broker", calendar.version, { now, calendar });
};

const outcomeOf = (verdict: Verdict): Outcome => {
  if (verdict.kind === "allowed") return { kind: "moves", moves: verdict.events.flatMap(dueMovesIn) };
  return { kind: verdict.code === "due-date-beyond-calendar" ? "beyond-calendar" : "unchanged" };
};

const save = async (
  context: SavingContext,
  origin: Origin,
  calendarOf: CalendarOf,
  now: () => Instant,
): Promise<Outcome> => {
  const { id } = origin;
  const { version } = calendarOf(calendarRegionOf(origin));
  const changed = await decideAndSave<{ readonly head: Head }, Refusal>(context, {
    load: async () => ({ head: (await loadHead(context, id)) ?? gone() }),
    decide: ({ head }) => decide(head.kase, calendarOf, now()),
    command: { id: `recompute-${version}`, digest: version },
  });
  if (changed.kind === "raced") return { kind: "raced" };
  if (changed.kind === "refusal") return outcomeOf(changed);
  return { kind: "moves", moves: changed.after.events.flatMap(dueMovesIn) };
};

const gone = (): never => {
  throw new Error("an open case is not in the table");
};

/** The broker writes nothing of its own that would have to be sealed. */
const nothingToSeal: Sealing = {
  seal: () => Promise.reject(new Error("nothing of a recomputation is sealed")),
  open: () => Promise.reject(new Error("nothing of a recomputation is opened")),
};

/** Few regions have days of their own, but each asks for its calendar with every case. */
const rememberedBy = (calendars: Calendars): CalendarOf => {
  const known = new Map<RegionCode, Calendar>();
  return (region) => {
    const calendar = known.get(region) ?? calendarFor(calendars, region);
    known.set(region, calendar);
    return calendar;
  };
};
