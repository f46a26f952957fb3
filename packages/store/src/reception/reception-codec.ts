import {
  type Appointment,
  appointmentStatuses,
  matterKinds,
  type QueueFigures,
  type Slot,
  type Ticket,
  ticketStatuses,
} from "@tongban/domain";
import { instant } from "../case/words.ts";
import { attributesOf, type Codec, map, oneOf, text, whole } from "../table/codec.ts";

const slot = map<Slot>({ from: ["from", instant], until: ["until", instant] });

/** An appointment as it is kept under its code. */
export const appointment = map<Appointment>({
  code: ["code", text()],
  window: ["window", text()],
  matter: ["matter", text()],
  status: ["status", oneOf(appointmentStatuses)],
  from: ["from", instant],
  until: ["until", instant],
  madeAt: ["madeAt", instant],
  version: ["version", whole],
  ticket: ["ticket", text(), "optional"],
});

/** A queue number as it is kept. */
export const ticket = map<Ticket>({
  number: ["number", text()],
  kind: ["kind", oneOf(matterKinds)],
  matter: ["matter", text(), "optional"],
  status: ["status", oneOf(ticketStatuses)],
  takenAt: ["takenAt", instant],
  since: ["since", instant],
  slot: ["slot", slot, "optional"],
  calls: ["calls", whole],
  firstCalledAt: ["firstCalledAt", instant, "optional"],
  calledAt: ["calledAt", instant, "optional"],
  endedAt: ["endedAt", instant, "optional"],
  station: ["station", whole, "optional"],
  by: ["by", text(), "optional"],
});

/** Whole numbers by name. */
const numbers: Codec<QueueFigures> = {
  write: (value) => value,
  read: (kept) =>
    Object.fromEntries(Object.entries(attributesOf(kept)).map(([name, n]) => [name, whole.read(n)])),
};

/** A window's queue of a day without its numbers: its version, the last serial of each letter, and its figures. */
export type QueueDay = {
  readonly version: number;
  readonly serials: QueueFigures;
  readonly figures: QueueFigures;
};

/** The queue of a day before its first number. */
export const emptyDay: QueueDay = { version: 0, serials: {}, figures: {} };

/** A day of a queue. */
export const queueDay = map<QueueDay>({
  version: ["version", whole],
  serials: ["serials", numbers],
  figures: ["figures", numbers],
});
