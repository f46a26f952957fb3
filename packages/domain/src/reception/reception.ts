import type { BusinessHours } from "../clock/business-hours.ts";
import { type LocalTime, parseLocalTime } from "../clock/instant.ts";

/** How a window receives people, as its record says; what is absent is as {@link assumedReception} says. */
export type ReceptionTerms = {
  /** Length of a slot, minutes. */
  readonly slotMinutes?: number;
  /** Stations (工位) that serve at once, so how many appointments a slot holds; 0: no appointments are taken. */
  readonly stations?: number;
  /** Calendar days ahead, today included, for which appointments are taken. */
  readonly daysAhead?: number;
  /** Appointments that one network address may make at the window on a day. */
  readonly perAddress?: number;
  /** Appointments of one slot that one network address may make. */
  readonly perSlot?: number;
  /** Working days to answer a consultation (咨询). */
  readonly consultationDays?: number;
  /** Working days to answer a complaint (投诉). */
  readonly complaintDays?: number;
  /** Inquiries that one network address may send to the window on a day. */
  readonly inquiriesPerAddress?: number;
};

/** How a window receives people, nothing left open. */
export type Reception = Required<ReceptionTerms> & { readonly hours: BusinessHours };

const time = (text: string): LocalTime => {
  const parsed = parseLocalTime(text);
  if (parsed === undefined) throw new RangeError(`${text} is not a time HH:mm`);
  return parsed;
};

/** What holds where a window's record does not say: an assumption, listed in decision 10. */
export const assumedReception: Reception = {
  slotMinutes: 30,
  stations: 2,
  daysAhead: 7,
  perAddress: 10,
  perSlot: 2,
  consultationDays: 3,
  complaintDays: 10,
  inquiriesPerAddress: 5,
  hours: { opens: time("09:00"), closes: time("17:30") },
};

/** How a window receives people: by its own hours, and by its record before the assumption. */
export const receptionOf = ({
  hours = assumedReception.hours,
  reception = {},
}: {
  readonly hours?: BusinessHours;
  readonly reception?: ReceptionTerms;
}): Reception => ({ ...assumedReception, ...reception, hours });
