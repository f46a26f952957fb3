import type { Calendar } from "../clock/calendar.ts";
import type { Instant } from "../clock/instant.ts";

/** When a command is given, and the calendar that its due instants follow. */
export type Moment = { readonly now: Instant; readonly calendar: Calendar };
