import type { MatterKind } from "../agreement/agreement.ts";
import type { Instant } from "../clock/instant.ts";
import type { MatterId, StaffId } from "../ids.ts";
import { type Refusal, refusal } from "../refusal.ts";

/** Where a queue number (号) is: `missed` when nobody came who was called. */
export const ticketStatuses = ["waiting", "called", "serving", "served", "missed"] as const;

/** One of {@link ticketStatuses}. */
export type TicketStatus = (typeof ticketStatuses)[number];

/** What is done with a number at a station. */
export const ticketActions = ["call", "call-again", "serve", "finish", "miss", "return"] as const;

/** One of {@link ticketActions}. */
export type TicketAction = (typeof ticketActions)[number];

/** The letter that numbers of each kind of service begin with. */
export const ticketLetters: Readonly<Record<MatterKind, string>> = {
  licence: "A",
  registration: "B",
  filing: "C",
  service: "D",
};

/** A queue number of a day at a window. Nothing in it says whose it is. */
export type Ticket = {
  /** Letter and serial of the day, such as `A012`. */
  readonly number: string;
  readonly kind: MatterKind;
  /** For what, where the appointment said so. */
  readonly matter?: MatterId;
  readonly status: TicketStatus;
  readonly takenAt: Instant;
  /** Since when it stands in the queue: when it was taken, or put back. */
  readonly since: Instant;
  /** The slot of its appointment; absent: who came without one. */
  readonly slot?: { readonly from: Instant; readonly until: Instant };
  /** How often it was called. */
  readonly calls: number;
  readonly firstCalledAt?: Instant;
  readonly calledAt?: Instant;
  readonly endedAt?: Instant;
  /** The station (工位) that it was called to, and by whom. */
  readonly station?: number;
  readonly by?: StaffId;
};

/** A number as text: the letter of its kind, and its serial in three digits at least. */
export const ticketNumber = (kind: MatterKind, serial: number): string =>
  `${ticketLetters[kind]}${String(serial).padStart(3, "0")}`;

/** Who acts, where and when. */
export type AtStation = { readonly station: number; readonly by: StaffId; readonly now: Instant };

type Rule = {
  readonly from: readonly TicketStatus[];
  readonly to: (ticket: Ticket, at: AtStation) => Ticket;
};

const called = (ticket: Ticket, { station, by, now }: AtStation): Ticket => ({
  ...ticket,
  status: "called",
  calls: ticket.calls + 1,
  firstCalledAt: ticket.firstCalledAt ?? now,
  calledAt: now,
  station,
  by,
});

const putBack = ({ station: _, by: __, endedAt: ___, ...ticket }: Ticket, { now }: AtStation): Ticket => ({
  ...ticket,
  status: "waiting",
  since: now,
});

/** From which status each action starts, and what it makes of a number. */
const rules: Readonly<Record<TicketAction, Rule>> = {
  call: { from: ["waiting"], to: called },
  "call-again": { from: ["called"], to: called },
  serve: { from: ["called"], to: (ticket) => ({ ...ticket, status: "serving" }) },
  finish: {
    from: ["serving"],
    to: (ticket, { now }) => ({ ...ticket, status: "served", endedAt: now }),
  },
  miss: { from: ["called"], to: (ticket, { now }) => ({ ...ticket, status: "missed", endedAt: now }) },
  return: { from: ["called", "serving", "missed"], to: putBack },
};

/** The actions that a number allows in a status. */
export const actionsOn = (status: TicketStatus): readonly TicketAction[] =>
  ticketActions.filter((action) => rules[action].from.includes(status));

/** A number after an action; refuses one that its status does not allow. */
export const actOnTicket = (
  ticket: Ticket,
  action: TicketAction,
  at: AtStation,
): { readonly kind: "ticket"; readonly ticket: Ticket } | Refusal => {
  const { from, to } = rules[action];
  return from.includes(ticket.status)
    ? { kind: "ticket", ticket: to(ticket, at) }
    : refusal("ticket-not-so", { ticket: ticket.number, status: ticket.status, action });
};
