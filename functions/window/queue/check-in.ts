import type { queueOperations } from "@tongban/contract";
import { type Appointment, type MatterKind, type Staff, ticketNumber, unlessToday } from "@tongban/domain";
import { loadAppointment, loadEveryTicket, nextSerial, putAppointment } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { commandQueue, findQueue } from "./queue-place.ts";
import { viewOfTicket } from "./queue-view.ts";

type CheckIn = Run<typeof queueOperations.checkIn, Staff>;

/** Checks an appointment in and takes its number; one that was checked in is answered with the number that it has. */
export const checkIn =
  ({ store, names }: Pick<Resources, "store" | "names">): CheckIn =>
  async (call) => {
    const { params, body, now } = call;
    const { matters } = await names();
    const kindOf = ({ matter }: Appointment): MatterKind => matters.get(matter)?.kind ?? "service";
    const arrived = await arrivedBefore(store, call);
    if (arrived) return answered(viewOfTicket(arrived));
    return commandQueue(store, call, async (queue) => {
      const before = await loadAppointment(store, body.code);
      if (!before) return problem("not-found");
      const refused = unlessToday(before, params.windowId, now);
      if (refused) return refused;
      // Somebody checked it in this very moment: asked again, this is answered with their number.
      if (before.status === "arrived") return problem("try-again");
      const kind = kindOf(before);
      const number = ticketNumber(kind, nextSerial(queue, kind));
      const after = { ...before, status: "arrived" as const, ticket: number, version: before.version + 1 };
      const { matter, from, until } = before;
      return {
        kind: "change",
        after: {
          ...{ number, kind, matter, status: "waiting", takenAt: now, since: now, calls: 0 },
          slot: { from, until },
        },
        also: [putAppointment(store.tableName, before, after)],
      };
    });
  };

/** The number of an appointment that was checked in at this window, today. */
const arrivedBefore = async (
  store: Resources["store"],
  call: Pick<Parameters<CheckIn>[0], "params" | "body" | "caller" | "now">,
) => {
  const place = await findQueue(store, call);
  const appointment = place && (await loadAppointment(store, call.body.code));
  if (!place || appointment?.status !== "arrived" || appointment.window !== place.window.id) return undefined;
  const tickets = await loadEveryTicket(store, { window: place.window.id, date: place.date });
  return tickets.find(({ number, slot }) => number === appointment.ticket && slot?.from === appointment.from);
};
