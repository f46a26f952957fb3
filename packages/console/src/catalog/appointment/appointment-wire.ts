import type { appointmentOperations } from "@tongban/contract";
import type { Returned } from "@tongban/sdk/client";

/** A window's slots day by day. */
export type Slots = Returned<typeof appointmentOperations.listSlots>;
/** An appointment as who has its code sees it. */
export type Appointment = Returned<typeof appointmentOperations.getAppointment>;
/** How crowded a window is. */
export type Crowd = Returned<typeof appointmentOperations.showCrowd>;
