import type { appointmentOperations } from "@tongban/contract";
import { unlessOver } from "@tongban/domain";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Passer } from "../edge/caller-address.ts";
import { viewOfAppointment } from "./appointment-view.ts";
import { findOwn } from "./own-appointment.ts";
import { bookerOf, type ReceptionDesk } from "./reception-desk.ts";
import { takeSlot } from "./take-slot.ts";

/** Moves an appointment to another slot of its window: takes the one and leaves the other in the same transaction. */
export const moveAppointment =
  (desk: ReceptionDesk): Run<typeof appointmentOperations.moveAppointment, Passer> =>
  async ({ params: { code }, body: { at }, caller, command, now }) => {
    const own = await findOwn(desk, code, command);
    if (own.kind === "problem") return own;
    const { appointment, window, receiving } = own;
    if (own.repeated || appointment.from === at) return answered(viewOfAppointment(appointment, window));
    const over = unlessOver(appointment);
    if (over) return over;
    const { matter, version } = appointment;
    const taken = await takeSlot(desk, {
      ...{ receiving, matter, at, now, command },
      booker: await bookerOf(desk, caller, now),
      before: appointment,
      make: ({ from, until }) => ({ ...appointment, from, until, version: version + 1 }),
    });
    return taken.kind === "kept" ? answered(viewOfAppointment(taken.appointment, window)) : taken;
  };
