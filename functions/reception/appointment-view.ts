import type { Appointment } from "@tongban/domain";
import type { DirectoryWindow } from "@tongban/store";

/** An appointment as who has its code sees it, with where to go. */
export const viewOfAppointment = (
  { code, matter, from, until, status, ticket }: Appointment,
  { id, name, address, phone }: DirectoryWindow,
) => ({
  code,
  window: id,
  windowName: name,
  address: address ?? null,
  phone: phone ?? null,
  matter,
  at: from,
  until,
  status,
  ticket: ticket ?? null,
});
