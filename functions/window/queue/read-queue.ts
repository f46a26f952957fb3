import type { queueOperations } from "@tongban/contract";
import { epochMs, type Staff } from "@tongban/domain";
import { loadBookedByDay, loadQueue, loadQueueDays } from "@tongban/store";
import { answeredAs, problem, unchanged } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { findQueue } from "./queue-place.ts";
import { viewOfQueue } from "./queue-view.ts";

/** The order changes with the time, for a slot comes: an answer is made anew after this, ms. */
const orderLifeMs = 60_000;

/** Shows today's queue; a desk that has it already reads one small item. */
export const readQueue =
  ({ store }: Pick<Resources, "store">): Run<typeof queueOperations.readQueue, Staff> =>
  async (call) => {
    const place = await findQueue(store, call);
    if (!place) return problem("not-found");
    const { window, date } = place;
    const [[day], [appointments = 0]] = await Promise.all([
      loadQueueDays(store, window.id, [date]),
      loadBookedByDay(store, window.id, [date]),
    ]);
    const tag = [date, day?.version ?? 0, appointments, Math.floor(epochMs(call.now) / orderLifeMs)].join(
      ".",
    );
    if (call.has(tag)) return unchanged(tag);
    const queue = await loadQueue(store, { window: window.id, date });
    return answeredAs(tag, viewOfQueue(place, queue, appointments, call.now));
  };
