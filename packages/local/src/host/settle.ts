import { setTimeout as delay } from "node:timers/promises";
import type { EventSources } from "./event-sources.ts";

/** Which stream consumers must be done: `prompt` leaves out those that let records gather, such as the counting. */
export type SettledConsumers = "all" | "prompt";

/** What is looked at to see whether there is work. */
export type SettleSetting = {
  readonly sources: Pick<EventSources, "streamDone" | "nudge" | "woken">;
  /** Sequence number of the stream's newest record, 0 for none; undefined where that cannot be told just now. */
  newestRecord(): bigint | undefined;
  /** Whether a queue has a message that is not delayed. */
  haveMessages(): boolean;
};

/** ms between two looks. */
const LOOK_PAUSE_MS = 3;
/** Looks after which the stream is polled at once; what is written through the host is polled at once anyway. */
const LOOKS_A_POLL = 8;
/** ms after which work that goes on and on is a fault. */
const PATIENCE_MS = 120_000;

/**
 * Resolves once the stream is consumed and no queue has a message that waits or is worked on: without a request from
 * outside, nothing happens any more at this instant. Delayed messages are of a later one. Faults after two minutes.
 */
export const settle = async (setting: SettleSetting, consumers: SettledConsumers): Promise<void> => {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (let looks = 0; performance.now() < giveUpAt; looks += 1) {
    if (isQuiet(setting, consumers)) return;
    if (looks % LOOKS_A_POLL === 0) setting.sources.nudge();
    await delay(LOOK_PAUSE_MS);
  }
  throw new Error(`The broker still has work after ${PATIENCE_MS / 1_000} s; its log says why`);
};

/** What a message brings to the stream is there before the message goes, so the stream is looked at last. */
const isQuiet = (setting: SettleSetting, consumers: SettledConsumers): boolean => {
  const woken = setting.sources.woken();
  return (
    isConsumed(setting, consumers) &&
    !setting.haveMessages() &&
    isConsumed(setting, consumers) &&
    setting.sources.woken() === woken
  );
};

const isConsumed = ({ sources, newestRecord }: SettleSetting, consumers: SettledConsumers): boolean => {
  const [newest, done] = [newestRecord(), sources.streamDone(consumers)];
  return newest === 0n || (newest !== undefined && done !== undefined && done >= newest);
};
