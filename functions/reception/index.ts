import { appointmentOperations } from "@tongban/contract";
import { apiHandler } from "../edge/api-handler.ts";
import { on } from "../edge/call.ts";
import { passerAuthentication } from "../edge/caller-address.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openResources } from "../edge/resources.ts";
import { bookAppointment } from "./book-appointment.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { getAppointment } from "./get-appointment.ts";
import { listSlots } from "./list-slots.ts";
import { moveAppointment } from "./move-appointment.ts";
import { receptionDesk } from "./reception-desk.ts";
import { showCrowd } from "./show-crowd.ts";

const desk = receptionDesk(openResources(readEnvironment(process.env)));

/** What anyone may do before they come to a window: nobody signs in, so it can write appointments and nothing else. */
export const handler = apiHandler(
  [
    on(appointmentOperations.listSlots, listSlots(desk)),
    on(appointmentOperations.showCrowd, showCrowd(desk)),
    on(appointmentOperations.bookAppointment, bookAppointment(desk)),
    on(appointmentOperations.getAppointment, getAppointment(desk)),
    on(appointmentOperations.moveAppointment, moveAppointment(desk)),
    on(appointmentOperations.cancelAppointment, cancelAppointment(desk)),
  ],
  passerAuthentication,
);
