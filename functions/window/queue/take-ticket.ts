import type { queueOperations } from "@tongban/contract";
import { type Staff, ticketNumber } from "@tongban/domain";
import { nextSerial } from "@tongban/store";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { commandQueue } from "./queue-place.ts";

/** Takes the next number of a kind of service for somebody without an appointment. */
export const takeTicket =
  ({ store }: Pick<Resources, "store">): Run<typeof queueOperations.takeTicket, Staff> =>
  (call) => {
    const { kind } = call.body;
    const { now } = call;
    return commandQueue(store, call, (queue) => ({
      kind: "change",
      after: {
        number: ticketNumber(kind, nextSerial(queue, kind)),
        ...{ kind, status: "waiting", takenAt: now, since: now, calls: 0 },
      },
    }));
  };
