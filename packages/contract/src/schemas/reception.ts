import { appointmentStatuses, matterKinds, ticketActions, ticketStatuses } from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";
import { instant, localDate, matterId, windowId } from "./identifiers.ts";

/** How a window receives people who come; what is left out is as the broker assumes. */
export const receptionTerms = z.strictObject({
  slotMinutes: z.int().min(5).max(240).exactOptional().describe("length of a slot, minutes; absent: 30"),
  stations: z
    .int()
    .min(0)
    .max(200)
    .exactOptional()
    .describe("stations (工位) that serve at once, so appointments of a slot; 0: none are taken; absent: 2"),
  daysAhead: z
    .int()
    .min(1)
    .max(60)
    .exactOptional()
    .describe("days for which appointments are taken, today included; absent: 7"),
  perAddress: z
    .int()
    .min(1)
    .max(1000)
    .exactOptional()
    .describe("appointments that one network address may make here on a day; absent: 10"),
  perSlot: z.int().min(1).max(200).exactOptional().describe("and of one slot; absent: 2"),
  consultationDays: z
    .int()
    .min(1)
    .max(60)
    .exactOptional()
    .describe("working days to answer a consultation (咨询); absent: 3"),
  complaintDays: z
    .int()
    .min(1)
    .max(60)
    .exactOptional()
    .describe("working days to answer a complaint (投诉); absent: 10"),
  inquiriesPerAddress: z
    .int()
    .min(1)
    .max(1000)
    .exactOptional()
    .describe("inquiries that one network address may send here on a day; absent: 5"),
});

/** An appointment's code: 80 random bits in Crockford's base32, in groups of four. */
export const appointmentCode = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/, rule("appointmentCode"));

/** A slot that begins at an instant, and for how many it has room. */
export const slotView = z.strictObject({
  at: instant,
  until: instant,
  free: z.int().min(0).describe("appointments that it still takes"),
});

/** The slots of a window, day by day. */
export const slotsView = z.strictObject({
  window: windowId,
  name: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  open: z.boolean().describe("a closed window takes no appointments"),
  days: z.array(z.strictObject({ date: localDate, slots: z.array(slotView) })),
});

/** An appointment as who has its code sees it. */
export const appointmentView = z.strictObject({
  code: appointmentCode.describe(
    "show it on arrival; keep it, for nothing else tells whose appointment it is",
  ),
  window: windowId,
  windowName: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  matter: matterId,
  at: instant,
  until: instant,
  status: z.enum(appointmentStatuses),
  ticket: z.string().nullable().describe("the queue number that it was checked in for"),
});

/** A queue number: a letter for the kind of service, and a serial of the day. */
export const ticketNumber = z.string().regex(/^[A-D][0-9]{3,6}$/, rule("ticketNumber"));

/** A queue number as a window's team sees it. */
export const ticketView = z.strictObject({
  number: ticketNumber,
  kind: z.enum(matterKinds).describe("of the service asked for"),
  matter: matterId.nullable(),
  status: z.enum(ticketStatuses),
  takenAt: instant,
  slot: z.strictObject({ from: instant, until: instant }).nullable().describe("of its appointment"),
  calls: z.int().min(0).describe("how often it was called"),
  calledAt: instant.nullable(),
  station: z.int().min(1).nullable().describe("where it was called to"),
  actions: z.array(z.enum(ticketActions)).describe("what may be done with it now"),
});

/** A station's number, beside the hall's other ones. */
export const station = z.int().min(1).max(200).describe("the number of the station (工位)");

/** What the numbers of a day add up to. */
export const queueFigures = z.strictObject({
  appointments: z.int().min(0).describe("made for the day, not cancelled"),
  arrived: z.int().min(0).describe("of them, checked in"),
  taken: z.int().min(0).describe("numbers, with and without an appointment"),
  waiting: z.int().min(0),
  called: z.int().min(0),
  serving: z.int().min(0),
  served: z.int().min(0),
  missed: z.int().min(0).describe("called, and nobody came"),
  medianWaitSeconds: z
    .int()
    .min(0)
    .nullable()
    .describe("until first called, within a tenth; null: nobody was"),
});

/** A window's queue today. */
export const queueView = z.strictObject({
  window: windowId,
  name: z.string(),
  date: localDate,
  stations: z.int().min(0),
  waiting: z.array(ticketView).describe("in the order in which they are called"),
  atStations: z.array(ticketView).describe("called or being served"),
  missed: z.array(ticketView),
  figures: queueFigures,
});

/** A day of a window's queue. */
export const queueDayView = queueFigures.extend({ date: localDate });

/** How crowded a window is, for anyone. */
export const crowdView = z.strictObject({
  window: windowId,
  name: z.string(),
  waiting: z.int().min(0).describe("numbers that wait now"),
  medianWaitSeconds: z.int().min(0).nullable(),
  today: z.array(z.int().min(0)).describe("numbers taken today in each hour, 0 to 23"),
  usual: z
    .array(
      z.strictObject({
        weekday: z.int().min(1).max(7).describe("1 Monday to 7 Sunday"),
        hour: z.int().min(0).max(23),
        usual: z.number().min(0).describe("numbers taken, the mean of the last eight weeks"),
      }),
    )
    .describe("by weekday and hour; hours in which nobody comes are left out"),
});
