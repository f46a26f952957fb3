import type { Instant } from "@tongban/domain";

/** Something at a certain time and place, as people put it into their calendars. */
export type CalendarEntry = {
  /** The same for the same thing, so that a calendar that has it moves it. */
  readonly id: string;
  readonly at: Instant;
  /** Absent: nobody said how long it takes. */
  readonly until?: Instant;
  readonly title: string;
  readonly place: string;
  /** When the file is made. */
  readonly made: Instant;
};

/** An entry as a file for calendars (iCalendar, RFC 5545): UTF-8, times in UTC. */
export const calendarFile = ({ id, at, until, title, place, made }: CalendarEntry): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Tongban//ZH",
    "BEGIN:VEVENT",
    `UID:${escaped(id)}`,
    `DTSTAMP:${utc(made)}`,
    `DTSTART:${utc(at)}`,
    ...(until === undefined ? [] : [`DTEND:${utc(until)}`]),
    `SUMMARY:${escaped(title)}`,
    ...(place === "" ? [] : [`LOCATION:${escaped(place)}`]),
    "END:VEVENT",
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("");

/** `2026-03-02T01:30:00.000Z` as RFC 5545 writes it: `20260302T013000Z`. */
const utc = (at: Instant): string => at.replace(/\.\d+/, "").replaceAll(/[-:]/g, "");

/** A text in a property (RFC 5545, 3.3.11); characters that no text may have are left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, "")
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll("\n", "\\n");

/** Octets of a line, without its end, at most. */
const LINE_OCTETS = 75;

/** A line in parts of at most 75 octets, each but the first after a space (RFC 5545, 3.1); no character is cut. */
const folded = (line: string): string => {
  const encoder = new TextEncoder();
  let length = 0;
  let lines = "";
  for (const character of line) {
    const octets = encoder.encode(character).length;
    const full = length + octets > LINE_OCTETS;
    lines += full ? `\r\n ${character}` : character;
    length = full ? octets + 1 : length + octets;
  }
  return lines;
};
