import { type Calendar, dayIn, type LocalDate } from "@tongban/domain";

/** Whether a date is worked; undefined in a year that the calendar does not hold. */
export const isWorkingDay = (calendar: Calendar, date: LocalDate): boolean | undefined => {
  const day = dayIn(calendar, date);
  return day.ok ? day.working : undefined;
};
