import {
  type Calendars,
  type CalendarYears,
  calendarFor,
  type Instant,
  nationalCalendar,
  type RegionCode,
  withCalendarNotice,
} from "@tongban/domain";
import {
  calendarVersion,
  type KeptCalendar,
  keepCalendar,
  loadCalendars,
  loadKeptCalendar,
  previewRecomputation,
  type TableContext,
} from "@tongban/store";
import type { CalendarFile } from "./calendar-file.ts";
import { recomputationLines } from "./recomputation-lines.ts";
import { changeLines, problemSentence } from "./sentences.ts";

/** Where a notice is loaded to, who does it, and how to tell of it. */
export type LoadSetting = {
  readonly store: TableContext;
  readonly now: Instant;
  readonly by: string;
  readonly say: (line: string) => void;
};

/** How a notice is loaded. */
export type LoadOptions = {
  /** The region that the notice is of; the country's where none is named. */
  readonly region?: RegionCode | undefined;
  /** Only says what would change. */
  readonly dryRun?: boolean;
  /** Why a provisional year may take the place of a published one. */
  readonly forced?: string | undefined;
};

/** What loading a notice came to; `would-load` is a dry run that found nothing wrong. */
export type LoadOutcome = "loaded" | "would-load" | "unchanged" | "rejected";

/** How often a load is decided again when someone else loaded into the same calendar meanwhile. */
const DECISIONS_AT_MOST = 5;

/**
 * Loads a notice into the country's or a region's calendar, after saying which days change for its regions. Refuses
 * with a sentence for every problem and changes nothing then; the same notice again changes nothing either.
 */
export const loadCalendar = async (
  setting: LoadSetting,
  file: CalendarFile,
  options: LoadOptions = {},
): Promise<LoadOutcome> => {
  for (let decision = 0; decision < DECISIONS_AT_MOST; decision++) {
    const outcome = await decideAndKeep(setting, file, options);
    if (outcome !== "raced") return outcome;
  }
  setting.say("Others keep loading notices into this calendar; nothing was loaded. Try again.");
  return "rejected";
};

const decideAndKeep = async (
  setting: LoadSetting,
  file: CalendarFile,
  { region, dryRun = false, forced }: LoadOptions,
): Promise<LoadOutcome | "raced"> => {
  const { store, say } = setting;
  const name = region ?? nationalCalendar;
  const before = await loadKeptCalendar(store, name);
  const calendars = await loadCalendars(store);
  if (region && !calendars) return reject(say, ["There is no national calendar yet; load it first."]);
  const read = withCalendarNotice(file.years, {
    kept: before?.years,
    national: region && calendars?.national.years,
    forced: forced !== undefined,
  });
  if (!read.ok) return reject(say, read.problems.map(problemSentence));
  const { value: years } = read;
  if (before?.version === calendarVersion(name, years)) {
    say("Nothing to load: the calendar says this already.");
    return "unchanged";
  }
  const after = withCalendar(calendars, name, years);
  for (const line of linesOf(calendars, after, name)) say(line);
  if (dryRun) {
    await sayPreview(setting, after);
    return "would-load";
  }
  return keep(setting, file, { name, years, before, forced });
};

const reject = (say: LoadSetting["say"], sentences: readonly string[]): "rejected" => {
  say("Not loaded:");
  for (const sentence of sentences) say(`  ${sentence}`);
  return "rejected";
};

/** What changes for the country, or for the region with all that counts there. */
const linesOf = (
  before: Calendars | undefined,
  after: Calendars,
  name: KeptCalendar["name"],
): readonly string[] =>
  name === nationalCalendar || !before
    ? ["China:", ...changeLines(before?.national, after.national)]
    : [
        `Region ${name} and its divisions:`,
        ...changeLines(calendarFor(before, name), calendarFor(after, name)),
      ];

/** All calendars, with one of them as it is to be. */
const withCalendar = (
  calendars: Calendars | undefined,
  name: KeptCalendar["name"],
  years: CalendarYears,
): Calendars => {
  const next = { version: calendarVersion(name, years), years };
  if (name === nationalCalendar || !calendars)
    return { national: next, local: calendars?.local ?? new Map() };
  return { ...calendars, local: new Map([...calendars.local, [name, next]]) };
};

/** Which open cases would move; there are none before the first calendar. */
const sayPreview = async ({ store, now, say }: LoadSetting, calendars: Calendars): Promise<void> => {
  const run = { calendars: () => Promise.resolve(calendars), now: () => now };
  const preview = await previewRecomputation(store, run);
  if (preview.size > 0) for (const line of await recomputationLines(store, preview)) say(line);
};

const keep = async (
  { store, now, by, say }: LoadSetting,
  { title, fileDigest, years: said }: CalendarFile,
  {
    name,
    years,
    before,
    forced,
  }: Pick<KeptCalendar, "name" | "years"> & {
    readonly before: KeptCalendar | undefined;
    readonly forced: string | undefined;
  },
): Promise<"loaded" | "raced"> => {
  const load = {
    at: now,
    by,
    title,
    fileDigest,
    years: years.filter(({ year }) => said.some((one) => one.year === year)),
    ...(forced === undefined ? {} : { forced }),
  };
  const kept = await keepCalendar(store, { name, years, before, load });
  if (kept === "raced") return "raced";
  say(`Loaded as version ${calendarVersion(name, years)}; it counts everywhere within a minute.`);
  return "loaded";
};
