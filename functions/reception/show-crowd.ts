import type { appointmentOperations } from "@tongban/contract";
import {
  addDays,
  byHour,
  byStatus,
  type LocalDate,
  localDateOf,
  medianWaitSeconds,
  type UsualCrowd,
  usualCrowd,
  type WindowId,
} from "@tongban/domain";
import { loadQueueDays, loadWindows, type TableContext } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Passer } from "../edge/caller-address.ts";
import { remembered } from "../edge/remembered.ts";
import type { ReceptionDesk } from "./reception-desk.ts";

/** Days that tell what is usual: eight weeks. */
const usualDays = 56;

/** What is usual is read anew so often, ms. */
const usualLifeMs = 3_600_000;

const rememberedWindows = 500;

/** Shows how crowded a window is: now, today, and usually. */
export const showCrowd = ({
  store,
}: Pick<ReceptionDesk, "store">): Run<typeof appointmentOperations.showCrowd, Passer> => {
  const usually = remembered(usualLifeMs, rememberedWindows, (key: string) => usualOf(store, key));
  return async ({ params: { windowId }, now }) => {
    const today = localDateOf(now);
    const [[window], [day]] = await Promise.all([
      loadWindows(store, [windowId]),
      loadQueueDays(store, windowId, [today]),
    ]);
    if (!window) return problem("not-found");
    // After that: a name that is no window's, which anyone may send, reads no eight weeks and is not remembered.
    const usual = (await usually(`${today}#${windowId}`)) ?? [];
    const figures = day?.figures ?? {};
    return answered({
      window: windowId,
      name: window.name,
      waiting: byStatus(figures).waiting,
      medianWaitSeconds: medianWaitSeconds(figures) ?? null,
      today: [...byHour(figures)],
      usual: [...usual],
    });
  };
};

const usualOf = async (store: TableContext, key: string): Promise<readonly UsualCrowd[]> => {
  const [today, window] = key.split("#") as [LocalDate, WindowId];
  const dates = Array.from({ length: usualDays }, (_, n) => addDays(today, -1 - n));
  const days = await loadQueueDays(store, window, dates);
  return usualCrowd(days.map(({ figures }, n) => ({ date: dates[n] ?? today, figures })));
};
