import { join } from "node:path";
import { consumedQueues } from "@tongban/functions/topology";
import type { SteppedClock } from "../clock/stepped-clock.ts";
import { newestStreamRecord } from "../engines/stream-records.ts";
import { haveMessages } from "../engines/waiting-messages.ts";
import { StartFailure } from "../failure.ts";
import type { BrokerDefinition } from "./definition.ts";
import type { Engines } from "./engines.ts";
import type { EventSources } from "./event-sources.ts";
import { type SettledConsumers, settle } from "./settle.ts";

/** A step of the clock. */
export type Step = {
  /** Epoch ms; the clock is not moved without it. */
  readonly to?: number | undefined;
  /** Functions that run by schedule and are run at the new instant, in this order. */
  readonly run: readonly string[];
  /** Who must be done with the stream before the step ends. */
  readonly consumers: SettledConsumers;
};

/**
 * Lets everything that is under way end at the instant it began at, moves the clock, runs what runs by schedule, and
 * resolves once that has brought all that it brings.
 */
export type TakeStep = (step: Step) => Promise<void>;

/** What steps are taken with. */
export type SteppingSetting = {
  readonly definition: BrokerDefinition;
  readonly engines: Engines;
  /** Folder of the queue engine's data. */
  readonly queueFolder: string;
  readonly clock: SteppedClock;
  sources(): EventSources | undefined;
  invoke(functionName: string, event: unknown): Promise<unknown>;
};

/** Makes the steps of a broker with a stepped clock; refuses another engine than the embedded one with StartFailure. */
export const createSteps = ({
  definition,
  engines,
  queueFolder,
  clock,
  sources,
  invoke,
}: SteppingSetting): TakeStep => {
  const { file } = engines.dynamodb;
  if (file === undefined) throw new StartFailure("A stepped clock needs the embedded DynamoDB engine.");
  const queues = consumedQueues(definition.functions, definition.regions).map(({ name }) => name);
  const queueFile = join(queueFolder, "fauxqs.db");
  const settled = async (consumers: SettledConsumers): Promise<void> => {
    const running = sources();
    if (running === undefined) throw new Error("the functions of a broker that is stepped must not be held");
    await settle(
      {
        sources: running,
        newestRecord: () => newestStreamRecord(file, definition.table.TableName),
        haveMessages: () => haveMessages(queueFile, queues, clock.now()),
      },
      consumers,
    );
  };
  return async ({ to, run, consumers }) => {
    await settled("prompt");
    if (to !== undefined) clock.moveTo(to);
    for (const name of run) await invoke(name, {});
    await settled(consumers);
  };
};
