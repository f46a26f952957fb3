import {
  type Appointment,
  type Instant,
  localDateOf,
  type ReceivingWindow,
  type Refusal,
  slotFor,
  unlessFull,
} from "@tongban/domain";
import {
  type Booker,
  type CommandStamp,
  keepAppointment,
  loadBooked,
  loadSlotsTaken,
  patienceOfMany,
  untilSaved,
} from "@tongban/store";
import { type Problem, problem } from "../edge/answer.ts";
import { untilMidnight } from "../edge/until-midnight.ts";
import type { ReceptionDesk } from "./reception-desk.ts";

/** A slot that somebody asks for, and the appointment that takes it. */
type Taking = {
  readonly receiving: ReceivingWindow;
  readonly matter: Appointment["matter"];
  readonly at: Instant;
  readonly now: Instant;
  readonly booker: Booker;
  readonly command: CommandStamp;
  readonly before?: Appointment;
  /** The appointment with the slot in it. */
  readonly make: (slot: Pick<Appointment, "from" | "until">) => Appointment;
};

/**
 * Takes a slot for an appointment that is new or moves: refuses what is no slot, a full one, and more than one address
 * may have. Where others took the slot meanwhile it decides anew, so that the refusal is true.
 */
export const takeSlot = async (
  { store }: Pick<ReceptionDesk, "store">,
  { receiving, matter, at, now, booker, command, before, make }: Taking,
): Promise<{ readonly kind: "kept"; readonly appointment: Appointment } | Problem | Refusal> => {
  const slot = slotFor(receiving, { matter, at, now });
  if ("kind" in slot) return slot;
  const { id: window, reception } = receiving;
  const { perAddress, perSlot, stations } = reception;
  const after = make(slot);
  const kept = await untilSaved<{ kind: "kept"; appointment: Appointment } | Problem | Refusal>(async () => {
    const [taken, booked] = await Promise.all([
      loadSlotsTaken(store, window, [localDateOf(slot.from)]),
      loadBooked(store, booker, window, slot.from),
    ]);
    const full = unlessFull(reception, slot, taken(slot.from));
    if (full) return full;
    if (booked.atWindow >= perAddress || booked.ofSlot >= perSlot)
      return problem("too-many-appointments", { perAddress, perSlot, retryAfter: untilMidnight(now) });
    const change = { after, stations, booker: { ...booker, perAddress, perSlot }, command };
    const written = await keepAppointment(store, before ? { ...change, before } : change);
    return written === "conflict" ? "conflict" : { kind: "kept", appointment: after };
  }, patienceOfMany);
  return kept.kind === "raced" ? problem("try-again") : kept;
};
