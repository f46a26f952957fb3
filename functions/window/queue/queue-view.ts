import type { queueView, ticketView } from "@tongban/contract";
import {
  actionsOn,
  byStatus,
  callingOrder,
  type Instant,
  medianWaitSeconds,
  type QueueFigures,
  receptionOf,
  type Ticket,
  takenIn,
} from "@tongban/domain";
import type { Queue } from "@tongban/store";
import type * as z from "zod";
import type { QueuePlace } from "./queue-place.ts";

/** A queue number as a window's team sees it. */
export type TicketView = z.output<typeof ticketView>;

/** Shows a number. */
export const viewOfTicket = (ticket: Ticket): TicketView => ({
  number: ticket.number,
  kind: ticket.kind,
  matter: ticket.matter ?? null,
  status: ticket.status,
  takenAt: ticket.takenAt,
  slot: ticket.slot ?? null,
  calls: ticket.calls,
  calledAt: ticket.calledAt ?? null,
  station: ticket.station ?? null,
  actions: [...actionsOn(ticket.status)],
});

/** Shows what the numbers of a day add up to, beside the appointments that were made for it. */
export const viewOfFigures = (figures: QueueFigures, appointments: number) => ({
  appointments,
  arrived: figures["booked"] ?? 0,
  taken: takenIn(figures),
  ...byStatus(figures),
  medianWaitSeconds: medianWaitSeconds(figures) ?? null,
});

/** Shows a queue. */
export const viewOfQueue = (
  { window, date }: QueuePlace,
  { tickets, figures }: Queue,
  appointments: number,
  now: Instant,
): z.output<typeof queueView> => {
  const atStation = ({ status }: Ticket) => status === "called" || status === "serving";
  return {
    window: window.id,
    name: window.name,
    date,
    stations: receptionOf(window).stations,
    waiting: callingOrder(tickets, now).map(viewOfTicket),
    atStations: tickets
      .filter(atStation)
      .toSorted((a, b) => ((a.calledAt ?? "") > (b.calledAt ?? "") ? -1 : 1))
      .map(viewOfTicket),
    missed: tickets.filter(({ status }) => status === "missed").map(viewOfTicket),
    figures: viewOfFigures(figures, appointments),
  };
};
