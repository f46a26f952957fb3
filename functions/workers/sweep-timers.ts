import { addMs, epochMs, type Instant } from "@tongban/domain";
import { type DueTimer, listTimers, type StoreContext, TIMER_SHARDS } from "@tongban/store";
import type { Queues } from "../edge/queues.ts";

/** Timers are sent so many ms before they are due: three sweeps see each, so one that fails makes none late. */
const LOOK_AHEAD_MS = 180_000;
/** Timers of one shard that a sweep takes, the earliest first; those after them are seen once these are done. */
const MOST_OF_SHARD = 20_000;
/** A timer that was sent and is still there after so many ms is sent again: its message may be lost. */
const SENT_AGAIN_MS = 900_000;
/** A message comes so many ms after its instant rather than before it by another machine's clock. */
const CLOCKS_DIFFER_MS = 100;

/** What one sweep sent until when it need not be sent again; kept in memory, because all it saves is messages. */
export type SentTimers = Map<string, Instant>;

/** What a sweep came to: timers found, messages sent, and ms since the earliest timer was due, 0 if none is late. */
export type Swept = { readonly found: number; readonly sent: number; readonly lateMs: number };

/**
 * Sends every case, agreement, roster and transfer whose timer is due within minutes, or is overdue, to the queue of timers, to arrive when it is due.
 * It reads what is due and nothing else, however long nobody swept; sent twice, a timer still fires once.
 */
export const sweepTimers = async (
  store: StoreContext,
  queues: Pick<Queues, "fireTimers">,
  sent: SentTimers,
  now: Instant,
): Promise<Swept> => {
  for (const [timer, until] of sent) if (until <= now) sent.delete(timer);
  const shards = Array.from({ length: TIMER_SHARDS }, (_, shard) =>
    sweepShard(store, queues, sent, now, shard),
  );
  const swept = await Promise.all(shards);
  return {
    found: swept.reduce((sum, { found }) => sum + found, 0),
    sent: swept.reduce((sum, shard) => sum + shard.sent, 0),
    lateMs: Math.max(...swept.map(({ lateMs }) => lateMs)),
  };
};

const sweepShard = async (
  store: StoreContext,
  queues: Pick<Queues, "fireTimers">,
  sent: SentTimers,
  now: Instant,
  shard: number,
): Promise<Swept> => {
  const due = await listTimers(store, shard, addMs(now, LOOK_AHEAD_MS), MOST_OF_SHARD);
  const unsent = due.filter((timer) => !sent.has(nameOf(timer)));
  await queues.fireTimers(unsent.map(({ at, ...owner }) => ({ ...owner, delay: delayUntil(at, now) })));
  for (const timer of unsent) sent.set(nameOf(timer), addMs(now, SENT_AGAIN_MS));
  const [earliest] = due;
  const lateMs = earliest ? Math.max(0, epochMs(now) - epochMs(earliest.at)) : 0;
  return { found: due.length, sent: unsent.length, lateMs };
};

const nameOf = ({ at, ...owner }: DueTimer): string => `${Object.entries(owner).join()} ${at}`;

/** Seconds until a message should arrive. */
const delayUntil = (at: Instant, now: Instant): number => {
  const ms = epochMs(at) - epochMs(now);
  return ms <= 0 ? 0 : (ms + CLOCKS_DIFFER_MS) / 1_000;
};
