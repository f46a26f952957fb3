import { addDays, type LocalDate, weekday, weekdays } from "@tongban/domain";

/** The Monday of the week that a date is in. */
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - weekday(date));

/** The seven dates from a Monday on, each with the name of its weekday. */
export const datesOfWeek = (monday: LocalDate) =>
  weekdays.map((day, n) => ({ day, date: addDays(monday, n) }));
