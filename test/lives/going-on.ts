import { instantFromEpochMs } from "@tongban/domain";
import { expect } from "vitest";
import type { BrokerOfLives } from "./broker-of-lives.ts";
import { deliver, stream, sweep } from "./deliveries.ts";
import { ARRIVAL_MS } from "./naive-case.ts";
import { nextWorked } from "./naive-days.ts";

/** Passes of everything that works until nothing happens any more. */
const MOST_PASSES = 12;

/** Lets every function do all that there is to do at this moment, as often as it takes. */
export const workOff = async (broker: BrokerOfLives): Promise<void> => {
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = eventsIn(broker);
    await sweep(broker, {}, undefined);
    await deliverAll(broker, "fire");
    for (const [place, shard] of broker.shards.entries())
      for (const consumer of ["relay", "tally"] as const) {
        const reached = consumer === "relay" ? shard.relayed : shard.tallied;
        await stream(broker, consumer, place, { back: 0, size: shard.records.length - reached }, {});
      }
    await deliverAll(broker, "route");
    if (eventsIn(broker) === before) return;
  }
  throw new Error("work does not end");
};

const deliverAll = async (broker: BrokerOfLives, by: "route" | "fire"): Promise<void> => {
  const queue = by === "route" ? broker.regionQueue : broker.timerQueue;
  const there = queue.filter(({ from }) => from <= broker.now);
  await deliver(
    broker,
    by,
    there.map((_message, place) => place),
    false,
    {},
  );
};

const eventsIn = (broker: BrokerOfLives): number =>
  [...broker.cases.values()].reduce((sum, { events }) => sum + events.length, 0);

/** A sweep looks at what comes so many ms before it does. */
const AHEAD_MS = 60_000;

/**
 * Lets everything work until a moment, and looks after each thing that time brings, by the oracle's reckoning, whether the
 * broker did it: from one such instant to the next.
 */
export const goOn = async (broker: BrokerOfLives, until: number): Promise<void> => {
  for (;;) {
    await workOff(broker);
    expectNothingLeft(broker);
    const next = nextMoment(broker);
    if (next === undefined || next + ARRIVAL_MS > until) break;
    if (next - AHEAD_MS > broker.now) {
      broker.now = next - AHEAD_MS;
      await sweep(broker, {}, undefined);
    }
    broker.now = Math.max(broker.now, next + ARRIVAL_MS);
  }
  broker.now = Math.max(broker.now, until);
};

/** Nothing that time should have brought by now is still to come. */
const expectNothingLeft = (broker: BrokerOfLives): void => {
  const left = [...broker.cases].flatMap(([id, { naive, kase }]) =>
    naive.overdueBy(kase, broker.everLoaded, broker.now).map((what) => `${id}: ${what}`),
  );
  expect({ now: instantFromEpochMs(broker.now), left }).toMatchObject({ left: [] });
};

/** When time brings something next, or when a window opens, by one of the calendars, that a warning waits for. */
const nextMoment = (broker: BrokerOfLives): number | undefined => {
  const all = [...broker.cases.values()].flatMap(({ naive, kase }) => {
    const { hours } = naive.origin.standard;
    const openings = naive.isWarningLate(broker.now)
      ? broker.everLoaded.map((calendar) => nextWorked(calendar, hours, broker.now))
      : [];
    const next = naive.nextAfter(kase, broker.now);
    return [next, ...openings.filter((opening) => opening !== broker.now + 1)].flatMap(
      (moment) => moment ?? [],
    );
  });
  return all.length > 0 ? Math.min(...all) : undefined;
};
