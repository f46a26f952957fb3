import type { appointmentOperations } from "@tongban/contract";
import { slotDays } from "@tongban/domain";
import { loadSlotsTaken } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Passer } from "../edge/caller-address.ts";
import { findReceiving, type ReceptionDesk } from "./reception-desk.ts";

/** Lists the slots of a window's next days with the room that each has. */
export const listSlots =
  (desk: ReceptionDesk): Run<typeof appointmentOperations.listSlots, Passer> =>
  async ({ params: { windowId }, now }) => {
    const found = await findReceiving(desk, windowId);
    if (!found) return problem("not-found");
    const { window, receiving } = found;
    const { reception, calendar } = receiving;
    const days = window.open ? slotDays(reception, calendar, now) : [];
    const taken = await loadSlotsTaken(
      desk.store,
      windowId,
      days.map(({ date }) => date),
    );
    return answered({
      window: windowId,
      name: window.name,
      address: window.address ?? null,
      phone: window.phone ?? null,
      open: window.open,
      days: days.map(({ date, slots }) => ({
        date,
        slots: slots.map(({ from, until }) => ({
          at: from,
          until,
          free: Math.max(0, reception.stations - taken(from)),
        })),
      })),
    });
  };
