import type { Instant } from "@tongban/domain";
import fc from "fast-check";
import { expect, it } from "vitest";
import { calendarFile } from "./calendar-file.ts";

const at = "2026-03-02T01:30:00.000Z" as Instant;
const made = "2026-03-01T16:00:00.000Z" as Instant;
const entry = { id: "inspection-1", at, made, title: "现场踏勘", place: "" };

it("says when in UTC, and nothing of an end or a place that nobody said", () => {
  expect(calendarFile(entry).split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Tongban//ZH",
    "BEGIN:VEVENT",
    "UID:inspection-1",
    "DTSTAMP:20260301T160000Z",
    "DTSTART:20260302T013000Z",
    "SUMMARY:现场踏勘",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
  const until = "2026-03-02T02:00:00.000Z" as Instant;
  expect(calendarFile({ ...entry, until })).toContain("\r\nDTEND:20260302T020000Z\r\n");
});

it("escapes what has a meaning of its own, and lets no text begin a property", () => {
  const place = "未央路 1 号；一楼, 3\\4; 窗口\r\nATTENDEE:someone\u0000";
  expect(calendarFile({ ...entry, place })).toContain(
    "\r\nLOCATION:未央路 1 号；一楼\\, 3\\\\4\\; 窗口\\nATTENDEE:someone\r\n",
  );
});

it("folds lines at 75 octets without cutting a character, and they unfold to what was written", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 200 }).filter((one) => !/[\p{Cc}\\;,]/u.test(one));
  fc.assert(
    fc.property(text, (title) => {
      const file = calendarFile({ ...entry, title });
      const lines = file.split("\r\n");
      expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
      expect(file.replaceAll("\r\n ", "")).toContain(`\r\nSUMMARY:${title}\r\n`);
    }),
  );
});
