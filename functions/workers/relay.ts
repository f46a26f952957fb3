import { instantFromEpochMs } from "@tongban/domain";
import { readEnvironment } from "../edge/environment.ts";
import { openQueues } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { streamHandler } from "../edge/stream-handler.ts";
import { relayEvents } from "./relay-events.ts";

const environment = readEnvironment(process.env);
const { store } = openResources(environment);
const queues = openQueues(environment);

/** Carries kept events on to the queues and the feeds. */
export const handler = streamHandler(({ events }) =>
  relayEvents(
    store,
    queues,
    events.map(({ event }) => event),
    instantFromEpochMs(Date.now()),
  ),
);
