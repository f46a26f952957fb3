import { instantFromEpochMs } from "@tongban/domain";
import { readEnvironment } from "../edge/environment.ts";
import { openResources } from "../edge/resources.ts";
import { streamHandler } from "../edge/stream-handler.ts";
import { tallyEvents } from "./tally-events.ts";

const { store } = openResources(readEnvironment(process.env));

/** Writes down what each stream shard's events add to the counters. */
export const handler = streamHandler((batch) => tallyEvents(store, batch, instantFromEpochMs(Date.now())));
