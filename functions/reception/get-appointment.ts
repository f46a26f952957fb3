import type { appointmentOperations } from "@tongban/contract";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Passer } from "../edge/caller-address.ts";
import { viewOfAppointment } from "./appointment-view.ts";
import { findOwn } from "./own-appointment.ts";
import type { ReceptionDesk } from "./reception-desk.ts";

/** Shows an appointment to who has its code. */
export const getAppointment =
  (desk: ReceptionDesk): Run<typeof appointmentOperations.getAppointment, Passer> =>
  async ({ params: { code } }) => {
    const own = await findOwn(desk, code);
    return own.kind === "own" ? answered(viewOfAppointment(own.appointment, own.window)) : own;
  };
