import { addDays, type LocalDate, weekday } from "@tongban/domain";

/** The Monday of the week that a date is in. */
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - weekday(date));
