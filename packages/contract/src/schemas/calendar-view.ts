import { calendarStatuses } from "@tongban/domain";
import * as z from "zod";
import { localDate, regionCode } from "./identifiers.ts";

const years = z.array(
  z.strictObject({
    year: z.int(),
    status: z
      .enum(calendarStatuses)
      .describe("provisional: by statute alone; due dates in it may still move when the year's notice comes"),
    off: z.array(localDate).describe("public holidays, on weekends too"),
    work: z.array(localDate).describe("make-up working days on weekends (调休)"),
  }),
);

const version = z.string().describe("digest of the content: another one counts some day otherwise");

/**
 * Every calendar that is loaded. A region counts by the country's with the days of its province, city, county and zone
 * laid over it, the narrowest last.
 */
export const calendarsView = z.strictObject({
  national: z.strictObject({ version, years }),
  local: z
    .array(z.strictObject({ region: regionCode, version, years }))
    .describe(
      "only what differs in a region from the country; a year after its last one is provisional there",
    ),
});
