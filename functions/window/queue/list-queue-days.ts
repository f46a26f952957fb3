import type { queueOperations } from "@tongban/contract";
import { addDays, localDateOf, type Staff } from "@tongban/domain";
import { loadBookedByDay, loadQueueDays } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { findQueue } from "./queue-place.ts";
import { viewOfFigures } from "./queue-view.ts";

/** Lists what a window's queue added up to on each day, the last one first. */
export const listQueueDays =
  ({ store }: Pick<Resources, "store">): Run<typeof queueOperations.listQueueDays, Staff> =>
  async (call) => {
    const place = await findQueue(store, call);
    if (!place) return problem("not-found");
    const { until = localDateOf(call.now), days } = call.query;
    const dates = Array.from({ length: days }, (_, n) => addDays(until, -n));
    const [counted, appointments] = await Promise.all([
      loadQueueDays(store, place.window.id, dates),
      loadBookedByDay(store, place.window.id, dates),
    ]);
    return answered({
      days: dates.map((date, n) => ({
        date,
        ...viewOfFigures(counted[n]?.figures ?? {}, appointments[n] ?? 0),
      })),
    });
  };
