import {
  type BusinessHours,
  type Calendar,
  canonicalJson,
  type Ledger,
  type Limit,
  reckonClock,
  sumOf,
} from "@tongban/domain";
import { type Finding, listIn, type Part, partIn, textIn } from "./finding.ts";
import { sha256Text } from "./sha256.ts";

/**
 * A deadline certificate holds all that a due instant follows from: the limit, the business hours, the stretches in which
 * the clock ran and stood still, and the days of the calendar. From these each due instant is computed again here, by
 * the same rules by which the broker runs its clocks:
 *
 *   - the day of an event is not counted, day 1 is the next one that counts (民法典 art 201, 行政许可法 art 82);
 *   - the last day ends when the window closes;
 *   - time that stands still is not counted (行政许可法 art 45).
 */
export const checkDeadlineCertificate = (certificate: Part): readonly Finding[] => {
  const calendars = listIn(certificate, "calendars", "calendar");
  return [
    ...calendars.flatMap((calendar, index) => checkCalendar(calendar, `calendar ${index + 1}`)),
    ...listIn(certificate, "clocks", "clock").flatMap((clock, index) =>
      checkClock(certificate, calendars, clock, `clock ${index + 1} (${textIn(clock, "clock", "clock")})`),
    ),
  ];
};

const VERSION_CHARACTERS = 22;

/**
 * The version of the country's calendar is a digest of its days. That of a region is made of several, of which the days
 * have been laid over one another, so that it cannot be computed from them.
 */
const checkCalendar = (calendar: Part, part: string): readonly Finding[] => {
  const version = textIn(calendar, "version", `${part}.version`);
  const digest = sha256Text(
    canonicalJson({ name: "china", years: listIn(calendar, "years", `${part}.years`) }),
  );
  return version.includes("+") || digest.slice(0, VERSION_CHARACTERS) === version
    ? []
    : [{ part, fault: "its version is not that of its days" }];
};

const checkClock = (
  certificate: Part,
  calendars: readonly Part[],
  clock: Part,
  part: string,
): readonly Finding[] => {
  const segments = listIn(clock, "segments", `${part}.segment`);
  const calendar = calendars.find(({ version }) => version === clock["calendar"]);
  if (!calendar) return [{ part, fault: "its calendar is not in the certificate" }];
  const gap = gapIn(segments);
  if (gap !== undefined)
    return [{ part: `${part}.segment ${gap + 1}`, fault: "it does not follow the one before it" }];
  return [
    ...checkLimits(certificate, clock, part),
    ...checkInstants(certificate, calendar, segments, clock, part),
  ];
};

/** Stretches follow one another without a gap, the first one running, each of another kind than the one before it. */
const gapIn = (segments: readonly Part[]): number | undefined => {
  const index = segments.findIndex((segment, i) => {
    const before = segments[i - 1];
    if (!before) return segment["kind"] !== "running";
    return (
      before["to"] === undefined || segment["from"] !== before["to"] || segment["kind"] === before["kind"]
    );
  });
  return index < 0 ? undefined : index;
};

/** The decision's clock runs by the limits of the case, and longer by an extension. */
const checkLimits = (certificate: Part, clock: Part, part: string): readonly Finding[] => {
  if (clock["clock"] !== "handling") return [];
  const limits = partIn(certificate, "limits");
  return (["promised", "statutory"] as const).flatMap((name) => {
    const original = limitIn(limits, name, `limits.${name}`);
    if (!original) return [];
    const extension = limitIn(limits, "extendedBy", "limits.extendedBy");
    const limit = extension ? (sumOf(original, extension) ?? original) : original;
    return canonicalJson(partIn(clock, name, `${part}.${name}`)["limit"]) === canonicalJson(limit)
      ? []
      : [{ part: `${part}.${name}`, fault: "its limit is not that of the case" }];
  });
};

/** A limit, or nothing where there is none. */
const limitIn = (of: Part, name: string, path: string): Limit | undefined =>
  of[name] === null ? undefined : (partIn(of, name, path) as unknown as Limit);

const checkInstants = (
  certificate: Part,
  calendar: Part,
  segments: readonly Part[],
  clock: Part,
  part: string,
): readonly Finding[] => {
  const base = {
    calendar: calendar as unknown as Calendar,
    hours: partIn(certificate, "hours") as unknown as BusinessHours,
  };
  const promised = partIn(clock, "promised", `${part}.promised`);
  const statutory = clock["statutory"] === null ? undefined : partIn(clock, "statutory", `${part}.statutory`);
  const found = computing(() =>
    reckonClock(base, {
      promised: partIn(promised, "limit", `${part}.promised.limit`) as unknown as Limit,
      statutory: statutory && limitIn(statutory, "limit", `${part}.statutory.limit`),
      ledger: segments as unknown as Ledger,
    }),
  );
  if (!found?.ok)
    return [{ part, fault: "its due instants cannot be computed from what the certificate holds" }];
  return (["promised", "statutory", "end"] as const).flatMap((name) =>
    canonicalJson(clock[name]) === canonicalJson(found.value[name])
      ? []
      : [{ part: `${part}.${name}`, fault: `computed again it is ${canonicalJson(found.value[name])}` }],
  );
};

/** What a computation comes to; nothing where its inputs are not what they should be, such as a date that is none. */
const computing = <T>(compute: () => T): T | undefined => {
  try {
    return compute();
  } catch (fault) {
    if (fault instanceof RangeError || fault instanceof TypeError) return undefined;
    throw fault;
  }
};
