import type { appointmentOperations } from "@tongban/contract";
import { unlessOver } from "@tongban/domain";
import { keepAppointment } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Passer } from "../edge/caller-address.ts";
import { viewOfAppointment } from "./appointment-view.ts";
import { findOwn } from "./own-appointment.ts";
import type { ReceptionDesk } from "./reception-desk.ts";

/** Cancels an appointment and gives its slot back. */
export const cancelAppointment =
  (desk: ReceptionDesk): Run<typeof appointmentOperations.cancelAppointment, Passer> =>
  async ({ params: { code }, command }) => {
    const own = await findOwn(desk, code, command);
    if (own.kind === "problem") return own;
    const { appointment: before, window, receiving } = own;
    if (own.repeated) return answered(viewOfAppointment(before, window));
    const over = unlessOver(before);
    if (over) return over;
    const after = { ...before, status: "cancelled" as const, version: before.version + 1 };
    const { stations } = receiving.reception;
    const written = await keepAppointment(desk.store, { before, after, stations, command });
    return written === "conflict" ? problem("try-again") : answered(viewOfAppointment(after, window));
  };
