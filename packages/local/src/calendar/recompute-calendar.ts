import { addMs, type CalendarName, epochMs, type Instant, nationalCalendar } from "@tongban/domain";
import {
  CALENDARS_LIFE_MS,
  casesIn,
  listCalendarLoads,
  loadCalendarsNow,
  previewRecomputation,
  type Recomputation,
  recomputeCases,
  type StoreContext,
  type TableContext,
} from "@tongban/store";
import { StartFailure } from "../failure.ts";
import type { ProgressLine } from "../table-command.ts";
import { movedLine, recomputationLines } from "./recomputation-lines.ts";

/** Where due dates are computed again, and how to tell of it. */
export type RecomputeSetting = {
  readonly store: TableContext & Pick<StoreContext, "home">;
  readonly now: () => Instant;
  /** Waits for some ms. */
  readonly wait: (ms: number) => Promise<void>;
  readonly say: (line: string) => void;
  readonly progress: ProgressLine;
  /** ms that a run of a function may take at most. */
  readonly longestRunMs: number;
};

/** How a recomputation ended: nothing was left to move, or others kept changing what was. */
export type RecomputeOutcome = "done" | "unfinished";

/** Looks at all open cases that find something to move, one after the other, before it is given up. */
const LOOKS_AT_MOST = 5;

/** Says what {@link recomputeCalendar} would do now. */
export const previewCalendar = async (setting: RecomputeSetting): Promise<void> => {
  await looked(setting);
};

/**
 * Moves the due dates of all open cases to the calendars that are kept now, after saying which. A function that
 * remembers an older calendar may move one back, or keep a new case by it, until {@link CALENDARS_LIFE_MS} and one run
 * after the last load; so cases are looked at until a look that began after that finds nothing to move. May be broken
 * off at any time, and begun again.
 */
export const recomputeCalendar = async (setting: RecomputeSetting): Promise<RecomputeOutcome> => {
  const { store, now, wait, say } = setting;
  const total = casesIn(await looked(setting), "moved", "restated");
  const settled = addMs(await lastLoad(store), CALENDARS_LIFE_MS + setting.longestRunMs);
  for (let look = 1; look <= LOOKS_AT_MOST; look++) {
    const began = now();
    const outcome = await moveAll(setting, look === 1 ? total : undefined);
    const open = casesIn(outcome, "moved", "restated", "raced");
    say(movedLine(outcome));
    if (open === 0 && began >= settled) {
      say("Every open case is due by the calendars that are kept.");
      return "done";
    }
    const left = epochMs(settled) - epochMs(now());
    if (left <= 0) continue;
    say(
      `Functions may count by the calendar before for ${Math.ceil(left / 1_000)} s more; then all are looked at again.`,
    );
    await wait(left);
  }
  say("Others keep changing what is left; run it again.");
  return "unfinished";
};

const looked = async ({ store, now, say, progress }: RecomputeSetting): Promise<Recomputation> => {
  const found = await previewRecomputation(store, {
    calendars: calendarsIn(store),
    now,
    progress: ({ cases }) => progress.tell(`${cases} open cases looked at`),
  });
  progress.end();
  for (const line of await recomputationLines(store, found)) say(line);
  return found;
};

const moveAll = async (
  { store, now, progress }: RecomputeSetting,
  total: number | undefined,
): Promise<Recomputation> => {
  const of = total === undefined ? "" : ` of ${total}`;
  const outcome = await recomputeCases(store, {
    calendars: calendarsIn(store),
    now,
    progress: ({ cases, moved }) => progress.tell(`${cases} open cases looked at, ${moved}${of} moved`),
  });
  progress.end();
  return outcome;
};

const calendarsIn = (store: TableContext) => async () => (await loadCalendarsNow(store)) ?? notLoaded();

const notLoaded = (): never => {
  throw new StartFailure("There is no national calendar yet; load it first.");
};

/** When something was last loaded into any calendar. */
const lastLoad = async (store: TableContext): Promise<Instant> => {
  const { local } = await calendarsIn(store)();
  const names: readonly CalendarName[] = [nationalCalendar, ...local.keys()];
  const loads = await Promise.all(names.map((name) => listCalendarLoads(store, name)));
  const [last = notLoaded()] = loads
    .flat()
    .map(({ at }) => at)
    .toSorted()
    .toReversed();
  return last;
};
