import {
  type Calendar,
  type CalendarName,
  type CalendarYear,
  type CalendarYears,
  calendarStatuses,
  type Instant,
  type LocalDate,
  nationalCalendar,
  parseRegionCode,
} from "@tongban/domain";
import { digestOf } from "../case/chain.ts";
import { type Codec, kept, list, map, oneOf, text, Unreadable, whole } from "../table/codec.ts";

/** A calendar as it is kept: the content of one name, and how many notices were loaded into it so far. */
export type KeptCalendar = Calendar & { readonly name: CalendarName; readonly loads: number };

/** One notice that was loaded into a calendar: who, when, from which file, and what the calendar was after it. */
export type CalendarLoad = {
  /** Its place among the calendar's loads, from 1. */
  readonly n: number;
  readonly at: Instant;
  /** Who ran the command: a name of the operator's, never personal data of an applicant. */
  readonly by: string;
  /** What the file calls itself: the notice's title and number. */
  readonly title: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly fileDigest: string;
  /** Why a provisional year was let take the place of a published one. */
  readonly forced?: string;
  /** The years that the notice said, as they were read. */
  readonly years: readonly CalendarYear[];
  /** The version of the calendar after it. */
  readonly version: string;
};

const VERSION_CHARACTERS = 22;

/**
 * The version of a calendar's content: the first 132 bits of the SHA-256 of its name and years in RFC 8785 canonical
 * JSON, base64url. Whoever has the years can compute it again.
 */
export const calendarVersion = (name: CalendarName, years: CalendarYears): string =>
  digestOf({ name, years }).slice(0, VERSION_CHARACTERS);

const year = map<CalendarYear>({
  year: ["year", whole],
  status: ["status", oneOf(calendarStatuses)],
  off: ["off", list(text<LocalDate>())],
  work: ["work", list(text<LocalDate>())],
});

const years: Codec<CalendarYears> = kept(
  list(year),
  (all) => all,
  ([first, ...rest]) => {
    if (first === undefined) throw new Unreadable("no years");
    return [first, ...rest];
  },
);

const calendarName: Codec<CalendarName> = kept(
  text(),
  (name) => name,
  (name) => {
    const region = parseRegionCode(name);
    if (region.ok) return region.value;
    if (name === nationalCalendar) return name;
    throw new Unreadable("not the name of a calendar");
  },
);

/** A calendar; its name is its sort key. */
export const keptCalendar = map<KeptCalendar>({
  name: ["sk", calendarName],
  loads: ["loads", whole],
  version: ["version", text()],
  years: ["years", years],
});

/** A loaded notice. */
export const calendarLoad = map<CalendarLoad>({
  n: ["n", whole],
  at: ["at", text()],
  by: ["by", text()],
  title: ["title", text()],
  fileDigest: ["file", text()],
  forced: ["forced", text(), "optional"],
  years: ["years", list(year)],
  version: ["version", text()],
});
