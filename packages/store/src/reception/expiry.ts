import { addDays, epochMs, instantAt, type LocalDate } from "@tongban/domain";
import type { Attributes } from "../table/codec.ts";
import { ttlAttribute } from "../table/table.ts";

const midnight = "00:00" as Parameters<typeof instantAt>[1];

/** What lets an item expire so many days after a date. */
export const expiresAfter = (date: LocalDate, days: number): Attributes => ({
  [ttlAttribute]: Math.ceil(epochMs(instantAt(addDays(date, days), midnight)) / 1000),
});
