import type { Moment } from "../case/moment.ts";
import type { BeyondCalendar } from "../clock/calendar.ts";
import { type DueInstant, dueAt } from "../clock/due.ts";
import { type Instant, instantAt, type LocalDate, localDateOf } from "../clock/instant.ts";
import type { MatterListEntry, Standard } from "./agreement.ts";

/**
 * The instant from which an application of a day is counted: at once on the day that it is, and when the window opens on
 * another one.
 */
export const startOn = (on: LocalDate, { hours }: Pick<Standard, "hours">, now: Instant): Instant =>
  on === localDateOf(now) ? now : instantAt(on, hours.opens);

/** When a matter would be due by its promise if it were accepted at once: the handling clock's due instant. */
export const earliestDue = (
  { promised }: Pick<MatterListEntry, "promised">,
  { hours }: Pick<Standard, "hours">,
  { now, calendar }: Moment,
): DueInstant | BeyondCalendar => dueAt(calendar, now, promised, hours);
