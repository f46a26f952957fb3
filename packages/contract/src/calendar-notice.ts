import { calendarStatuses } from "@tongban/domain";
import * as z from "zod";
import { prose } from "./schemas/identifiers.ts";

const entries = z.array(z.string().max(21));

/**
 * A notice of working days as a file: what it is called, and its years with days (`2027-01-01`) and closed intervals
 * (`2027-02-05/2027-02-11`). A region's notice lists only what differs from the country.
 */
export const calendarNotice = z.strictObject({
  /** Title and number of the notice, as people cite it. */
  title: prose(200),
  years: z.array(
    z.strictObject({
      year: z.int().min(1949).max(2999),
      status: z.enum(calendarStatuses),
      /** Public holidays, whatever weekday they fall on. */
      off: entries,
      /** Make-up working days (调休) on weekends. */
      work: entries,
    }),
  ),
});

/** A notice of working days, its form checked; what its days say is for the domain to check. */
export type CalendarNotice = z.output<typeof calendarNotice>;
