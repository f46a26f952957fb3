import { epochMs, type Instant, localTimeOf } from "../clock/instant.ts";
import { bucketOf, quantileOf } from "../sla/histogram.ts";
import { type Ticket, type TicketStatus, ticketStatuses } from "./ticket.ts";

/**
 * What a window's numbers of a day add up to, by name: `waiting` … `missed` count them by status, `booked` those with
 * an appointment, `hour-09` those taken in that hour, `wait-12` those whose wait in seconds lies in that bucket.
 */
export type QueueFigures = Readonly<Record<string, number>>;

const waitOf = ({ takenAt, slot, firstCalledAt }: Ticket): number | undefined => {
  if (firstCalledAt === undefined) return undefined;
  const from: Instant = slot && slot.from > takenAt ? slot.from : takenAt;
  return Math.max(0, Math.round((epochMs(firstCalledAt) - epochMs(from)) / 1000));
};

/** What one number adds. */
const addedBy = (ticket: Ticket): readonly string[] => {
  const wait = waitOf(ticket);
  return [
    ticket.status,
    `hour-${localTimeOf(ticket.takenAt).slice(0, 2)}`,
    ...(ticket.slot ? ["booked"] : []),
    ...(wait === undefined ? [] : [`wait-${bucketOf(wait)}`]),
  ];
};

/** The figures after a number came, or changed from what it was; the sum over all numbers of the day stays right. */
export const figuresAfter = (
  figures: QueueFigures,
  before: Ticket | undefined,
  after: Ticket,
): QueueFigures => {
  const sums: Record<string, number> = { ...figures };
  const add = (names: readonly string[], n: number) => {
    for (const name of names) sums[name] = (sums[name] ?? 0) + n;
  };
  if (before) add(addedBy(before), -1);
  add(addedBy(after), 1);
  return Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0));
};

/** How many numbers are in each status. */
export const byStatus = (figures: QueueFigures): Readonly<Record<TicketStatus, number>> => {
  const [waiting, called, serving, served, missed] = ticketStatuses.map((status) => figures[status] ?? 0);
  return {
    waiting: waiting ?? 0,
    called: called ?? 0,
    serving: serving ?? 0,
    served: served ?? 0,
    missed: missed ?? 0,
  };
};

/** Numbers that were taken. */
export const takenIn = (figures: QueueFigures): number =>
  ticketStatuses.reduce((sum, status) => sum + (figures[status] ?? 0), 0);

/** Seconds that half of those who were called did not wait longer than, within a tenth; nothing where nobody was called. */
export const medianWaitSeconds = (figures: QueueFigures): number | undefined => {
  const waits = Object.entries(figures).flatMap(([name, n]): (readonly [number, number])[] =>
    name.startsWith("wait-") ? [[Number(name.slice("wait-".length)), n]] : [],
  );
  const median = quantileOf(new Map(waits), 0.5);
  return median === undefined ? undefined : Math.round(median);
};

/** Numbers taken in each hour of the day, from 0 to 23. */
export const byHour = (figures: QueueFigures): readonly number[] =>
  Array.from({ length: 24 }, (_, hour) => figures[`hour-${String(hour).padStart(2, "0")}`] ?? 0);
