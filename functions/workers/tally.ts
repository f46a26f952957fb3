import { readEnvironment } from "../edge/environment.ts";
import { openResources } from "../edge/resources.ts";
import { streamHandler } from "../edge/stream-handler.ts";
import { tallyEvents } from "./tally-events.ts";

const { store } = openResources(readEnvironment(process.env));

/** Keeps the counts of each region's cases. */
export const handler = streamHandler((batch) => tallyEvents(store, batch));
