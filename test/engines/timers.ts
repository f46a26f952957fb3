import type { CaseId, Instant } from "@tongban/domain";
import type { StoreContext, TimerOwner } from "@tongban/store";
import { fireTimers } from "../../functions/workers/fire-timers.ts";
import { type SentTimers, sweepTimers } from "../../functions/workers/sweep-timers.ts";
import { chinaCalendars } from "./a-broker.ts";

/** A message of the timer queue, and after how many seconds it comes. */
export type SentTimer = { readonly caseId: CaseId; readonly delay: number };

/** Sweeps once with an empty memory, unless one is given, and says what was sent. */
export const sweepOnce = async (
  store: StoreContext,
  now: Instant,
  memory: SentTimers = new Map(),
): Promise<readonly SentTimer[]> => {
  const sent: SentTimer[] = [];
  await sweepTimers(
    store,
    { fireTimers: async (timers) => void sent.push(...timers.filter(isOfCase)) },
    memory,
    now,
  );
  return sent;
};

const isOfCase = (timer: TimerOwner & { readonly delay: number }): timer is SentTimer => "caseId" in timer;

/** Fires what is due of a case, as its message would; cases whose materials are to be erased are put on a list. */
export const fire = (
  store: StoreContext,
  caseId: CaseId,
  now: Instant,
  erasures: CaseId[] = [],
): Promise<void> =>
  fireTimers(
    { store, ...chinaCalendars, queues: { eraseMaterials: async (id) => void erasures.push(id) } },
    caseId,
    now,
  );
