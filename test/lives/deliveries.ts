import { foldJournals } from "@tongban/store";
import { queueHandler } from "../../functions/edge/queue-handler.ts";
import { regionMessage, timerMessage } from "../../functions/edge/queues.ts";
import { streamHandler } from "../../functions/edge/stream-handler.ts";
import { fireTimers } from "../../functions/workers/fire-timers.ts";
import { relayEvents } from "../../functions/workers/relay-events.ts";
import { routeCase } from "../../functions/workers/route-case.ts";
import { type SentTimers, sweepTimers } from "../../functions/workers/sweep-timers.ts";
import { tallyEvents } from "../../functions/workers/tally-events.ts";
import type { BrokerOfLives, Run, RunParts, Shard, Waiting } from "./broker-of-lives.ts";
import { type Gate, takingTurns } from "./taking-turns.ts";

/** Runs a function once, or twice at the same time, of which only the first may break off. */
const runs = async (
  broker: BrokerOfLives,
  parts: RunParts,
  order: readonly number[] | undefined,
  work: (run: Run, which: number) => Promise<unknown>,
): Promise<void> => {
  const one = (which: number) => (gate?: Gate) =>
    broker.run((run) => work(run, which), which === 0 ? { ...parts, gate } : { gate }).then(() => undefined);
  await (order ? takingTurns(order, [one(0), one(1)]) : one(0)());
};

/** A batch of a stream shard; it comes again from before where it stands if the function broke off. */
export const stream = async (
  broker: BrokerOfLives,
  consumer: "relay" | "tally",
  place: number,
  {
    back,
    size,
    order,
  }: { readonly back: number; readonly size: number; readonly order?: readonly number[] | undefined },
  parts: RunParts,
): Promise<void> => {
  const shard = broker.shards[place % broker.shards.length];
  if (!shard) return;
  const reached = consumer === "relay" ? shard.relayed : shard.tallied;
  const from = Math.max(0, reached - back);
  const Records = shard.records.slice(from, from + size);
  if (Records.length === 0) return;
  let worked = false;
  await runs(broker, parts, order, async ({ store, queues, now }) => {
    const handler = streamHandler(({ shard: name, events }) =>
      consumer === "tally"
        ? tallyEvents(store, { shard: name, events }, now)
        : relayEvents(
            store,
            queues,
            events.map(({ event }) => event),
            now,
          ),
    );
    await handler({ Records, shardId: shard.name });
    worked = true;
  });
  if (worked) advance(shard, consumer, from + Records.length);
};

const advance = (shard: Shard, consumer: "relay" | "tally", to: number): void => {
  if (consumer === "relay") shard.relayed = Math.max(shard.relayed, to);
  else shard.tallied = Math.max(shard.tallied, to);
};

/** Some messages of a queue, in whatever order; those of a run that broke off come again. */
export const deliver = async (
  broker: BrokerOfLives,
  by: "route" | "fire",
  places: readonly number[],
  keeps: boolean,
  parts: RunParts,
  order?: readonly number[],
): Promise<void> => {
  const queue = by === "route" ? broker.regionQueue : broker.timerQueue;
  const there = queue.filter(({ from }) => from <= broker.now);
  const messages = [...new Set(places.flatMap((place) => there[place % Math.max(1, there.length)] ?? []))];
  if (messages.length === 0) return;
  let done: readonly string[] = [];
  await runs(broker, parts, order, async (run) => {
    const worker = by === "route" ? routeCase : fireTimers;
    const handler = queueHandler(by === "route" ? regionMessage : timerMessage, async (owner) => {
      if ("caseId" in owner) await worker(run, owner.caseId, run.now);
    });
    const { batchItemFailures } = await handler({ Records: messages.map(asRecord) });
    done = messages
      .map(({ id }) => id)
      .filter((id) => batchItemFailures.every(({ itemIdentifier }) => itemIdentifier !== id));
  });
  if (!keeps) remove(queue, done);
};

const remove = (queue: Waiting[], ids: readonly string[]): void => {
  for (const id of ids) {
    const at = queue.findIndex((message) => message.id === id);
    if (at >= 0) queue.splice(at, 1);
  }
};

const asRecord = ({ id, body }: Waiting) => ({ messageId: id, body }) as never;

/** One sweep, or two at once, each with a memory of its own; one that broke off has forgotten all. */
export const sweep = async (
  broker: BrokerOfLives,
  parts: RunParts,
  order: readonly number[] | undefined,
): Promise<void> => {
  const ended = [false, false];
  await runs(broker, parts, order, async ({ store, queues, now }, which) => {
    await sweepTimers(store, queues, memoryOf(broker, which), now);
    ended[which] = true;
  });
  for (const which of order ? [0, 1] : [0]) if (!ended[which]) memoryOf(broker, which).clear();
};

const memoryOf = (broker: BrokerOfLives, which: number): SentTimers => broker.sent[which === 0 ? 0 : 1];

/** Adds what the journals hold to the counters. */
export const fold = (
  broker: BrokerOfLives,
  parts: RunParts,
  order: readonly number[] | undefined,
): Promise<void> => runs(broker, parts, order, ({ store, now }) => foldJournals(store, now));
