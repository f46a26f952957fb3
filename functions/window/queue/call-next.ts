import type { queueOperations } from "@tongban/contract";
import { actOnTicket, nextTicket, type Staff } from "@tongban/domain";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { commandQueue } from "./queue-place.ts";

/** Calls the number that is next to a station; two stations that call at once get two numbers. */
export const callNext =
  ({ store }: Pick<Resources, "store">): Run<typeof queueOperations.callNext, Staff> =>
  (call) =>
    commandQueue(store, call, ({ tickets }) => {
      const { caller, body, now } = call;
      const next = nextTicket(tickets, body.station, now);
      if (next.kind === "refusal") return next;
      const called = actOnTicket(next.ticket, "call", { station: body.station, by: caller.id, now });
      return called.kind === "refusal"
        ? called
        : { kind: "change", before: next.ticket, after: called.ticket };
    });
