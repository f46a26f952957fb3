import type { Moment } from "../case/moment.ts";
import type { BeyondCalendar } from "../clock/calendar.ts";
import { type DueInstant, dueAt } from "../clock/due.ts";
import type { MatterListEntry, Standard } from "./agreement.ts";

/** When a matter would be due by its promise if it were accepted at once: the handling clock's due instant. */
export const earliestDue = (
  { promised }: Pick<MatterListEntry, "promised">,
  { hours }: Pick<Standard, "hours">,
  { now, calendar }: Moment,
): DueInstant | BeyondCalendar => dueAt(calendar, now, promised, hours);
