import {
  type Calendar,
  type CalendarGround,
  type CalendarYearText,
  calendarStatuses,
  withCalendarNotice,
} from "@tongban/domain";
import seeded from "../../packages/local/seeds/calendar.json" with { type: "json" };

/** A year as a notice says it; 2026, published and without any holiday unless said otherwise. */
export const aYearText = (parts: Partial<CalendarYearText> = {}): CalendarYearText => ({
  year: 2026,
  status: "published",
  off: [],
  work: [],
  ...parts,
});

/** A calendar of the years of a notice; throws where it would be refused. */
export const aCalendar = (
  notice: readonly CalendarYearText[],
  version = "test",
  ground: CalendarGround = {},
): Calendar => {
  const read = withCalendarNotice(notice, ground);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { version, years: read.value };
};

const statusOf = (text: string) => {
  const status = calendarStatuses.find((one) => one === text);
  if (status === undefined) throw new Error(`${text} is no status of a calendar year`);
  return status;
};

/** The national years as they are seeded: 2025 and 2026 published, 2027 by statute alone. */
export const chinaNotice: readonly CalendarYearText[] = seeded.years.map(({ status, ...year }) => ({
  ...year,
  status: statusOf(status),
}));

/** The national calendar as it is seeded, as version `china`. */
export const chinaCalendar: Calendar = aCalendar(chinaNotice, "china");
