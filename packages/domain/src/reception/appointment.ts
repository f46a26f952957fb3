import type { Calendar } from "../clock/calendar.ts";
import { type Instant, localDateOf } from "../clock/instant.ts";
import type { MatterId, WindowId } from "../ids.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { Reception } from "./reception.ts";
import { type Slot, slotAt } from "./slots.ts";

/** What an appointment may be: `arrived` once its code was checked in. */
export const appointmentStatuses = ["booked", "arrived", "cancelled"] as const;

/** One of {@link appointmentStatuses}. */
export type AppointmentStatus = (typeof appointmentStatuses)[number];

/** An appointment at a window (预约). Nothing in it says whose it is: who has its code may use it (PIPL art 6). */
export type Appointment = Slot & {
  /** Unguessable, and all that the person needs to have. */
  readonly code: string;
  readonly window: WindowId;
  readonly matter: MatterId;
  readonly status: AppointmentStatus;
  readonly madeAt: Instant;
  /** Grows by one with each change. */
  readonly version: number;
  /** The number of the day that it was checked in for. */
  readonly ticket?: string;
};

/** A window as appointments are decided on. */
export type ReceivingWindow = {
  readonly id: WindowId;
  readonly open: boolean;
  readonly matters: readonly MatterId[];
  readonly reception: Reception;
  readonly calendar: Calendar;
};

/** What is asked for: a slot of a window for a matter. */
export type Asked = { readonly matter: MatterId; readonly at: Instant; readonly now: Instant };

/** The slot that is asked for; refuses a matter that is not handled there, and a time that is no slot to come. */
export const slotFor = (window: ReceivingWindow, { matter, at, now }: Asked): Slot | Refusal => {
  if (!window.matters.includes(matter)) return refusal("matter-not-at-window", { matter, window: window.id });
  const slot = window.open ? slotAt(window.reception, window.calendar, { at, now }) : undefined;
  return slot ?? refusal("no-such-slot", { at, window: window.id });
};

/** Refuses a slot that holds as many appointments as the window has stations. */
export const unlessFull = (
  { stations }: Pick<Reception, "stations">,
  { from }: Slot,
  taken: number,
): Refusal | undefined => (taken < stations ? undefined : refusal("slot-full", { at: from }));

/** Refuses to change an appointment that was used or cancelled. */
export const unlessOver = ({ status }: Pick<Appointment, "status">): Refusal | undefined =>
  status === "booked" ? undefined : refusal("appointment-over", { status });

/** Refuses to check in on another day than the appointment's, at another window, or what was cancelled. */
export const unlessToday = (
  appointment: Pick<Appointment, "from" | "status" | "window">,
  window: WindowId,
  now: Instant,
): Refusal | undefined => {
  const { status, from } = appointment;
  if (status === "cancelled") return unlessOver(appointment);
  if (appointment.window === window && localDateOf(from) === localDateOf(now)) return undefined;
  return refusal("appointment-elsewhere", { window: appointment.window, at: from });
};
