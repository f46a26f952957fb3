import type { queueOperations } from "@tongban/contract";
import { actOnTicket, refusal, type Staff, unlessFree } from "@tongban/domain";
import { loadEveryTicket } from "@tongban/store";
import { problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { commandQueue } from "./queue-place.ts";

/** Does something with one number. */
export const actOnOneTicket =
  ({ store }: Pick<Resources, "store">): Run<typeof queueOperations.actOnTicket, Staff> =>
  (call) => {
    const { params, body, caller, now } = call;
    const { ticket: number, action } = params;
    return commandQueue(store, call, async ({ tickets }, { window, date }) => {
      const before = tickets.find((ticket) => ticket.number === number);
      if (!before) {
        const served = await loadEveryTicket(store, { window: window.id, date });
        const found = served.find((ticket) => ticket.number === number);
        if (!found) return problem("not-found");
        return refusal("ticket-not-so", { ticket: number, status: found.status, action });
      }
      const busy = action === "call" ? unlessFree(tickets, body.station) : undefined;
      if (busy) return busy;
      const acted = actOnTicket(before, action, { station: body.station, by: caller.id, now });
      return acted.kind === "refusal" ? acted : { kind: "change", before, after: acted.ticket };
    });
  };
