import type { appointmentOperations } from "@tongban/contract";
import { bookedBefore, loadAppointment, makeAppointmentCode } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Passer } from "../edge/caller-address.ts";
import { viewOfAppointment } from "./appointment-view.ts";
import { bookerOf, findReceiving, type ReceptionDesk } from "./reception-desk.ts";
import { takeSlot } from "./take-slot.ts";

/** Makes an appointment under a new code; the same request again is answered with the code that it was given. */
export const bookAppointment =
  (desk: ReceptionDesk): Run<typeof appointmentOperations.bookAppointment, Passer> =>
  async ({ body: { window: id, matter, at }, caller, command, now }) => {
    const found = await findReceiving(desk, id);
    if (!found) return problem("not-found");
    const { window, receiving } = found;
    const booker = await bookerOf(desk, caller, now);
    const before = await bookedBefore(desk.store, booker, command);
    if (before?.kind === "reused") return problem("idempotency-key-reused");
    const known = before && (await loadAppointment(desk.store, before.code));
    if (known) return answered(viewOfAppointment(known, window));
    const code = makeAppointmentCode();
    const made = { code, window: id, matter, status: "booked", madeAt: now, version: 1 } as const;
    const taken = await takeSlot(desk, {
      ...{ receiving, matter, at, now, booker, command },
      make: ({ from, until }) => ({ ...made, from, until }),
    });
    return taken.kind === "kept" ? answered(viewOfAppointment(taken.appointment, window)) : taken;
  };
