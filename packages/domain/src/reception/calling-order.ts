import { addMs, type Instant } from "../clock/instant.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { Ticket } from "./ticket.ts";

/** How early before its slot an appointment goes before those without one, ms. */
export const bookedEarlyMs = 10 * 60_000;

/** How late after the end of its slot an appointment still does, ms. */
export const bookedLateMs = 15 * 60_000;

/** Whether a number goes before those without an appointment: from ten minutes before its slot, unless it came too late. */
const goesFirst = ({ slot, takenAt }: Ticket, now: Instant): boolean =>
  slot !== undefined && now >= addMs(slot.from, -bookedEarlyMs) && takenAt <= addMs(slot.until, bookedLateMs);

/** What a number is sorted by: first its rank, then how long it waits, then the number itself. */
const keyOf = (ticket: Ticket, now: Instant): string => {
  const first = goesFirst(ticket, now);
  const since = first && ticket.slot && ticket.slot.from > ticket.since ? ticket.slot.from : ticket.since;
  return `${first ? 0 : 1}#${since}#${ticket.number.padStart(8)}`;
};

/**
 * The numbers that wait, in the order in which they are called: appointments whose slot has come before everybody else,
 * then by how long each stands in the queue. What was put back stands there from then on.
 */
export const callingOrder = (tickets: readonly Ticket[], now: Instant): readonly Ticket[] =>
  tickets
    .filter(({ status }) => status === "waiting")
    .map((ticket) => ({ ticket, key: keyOf(ticket, now) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ ticket }) => ticket);

/** The number that a station calls next; refuses where it has one still, or where nobody waits. */
export const nextTicket = (
  tickets: readonly Ticket[],
  station: number,
  now: Instant,
): { readonly kind: "ticket"; readonly ticket: Ticket } | Refusal => {
  const busy = unlessFree(tickets, station);
  if (busy) return busy;
  const [next] = callingOrder(tickets, now);
  return next ? { kind: "ticket", ticket: next } : refusal("nobody-waiting");
};

/** Refuses to call a number to a station that has one. */
export const unlessFree = (tickets: readonly Ticket[], station: number): Refusal | undefined => {
  const has = tickets.find(
    (ticket) => ticket.station === station && (ticket.status === "called" || ticket.status === "serving"),
  );
  return has && refusal("station-busy", { station, ticket: has.number });
};
