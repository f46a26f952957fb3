import { instantFromEpochMs } from "@tongban/domain";
import { readEnvironment } from "../edge/environment.ts";
import { openQueues } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { streamHandler } from "../edge/stream-handler.ts";
import { relayEvents } from "../workers/relay-events.ts";
import { wakeWindow } from "./window/wake-window.ts";

const environment = readEnvironment(process.env);
const { store } = openResources(environment);
const queues = openQueues(environment);

/** Carries kept events on to the queues and the feeds, and wakes the sandbox's window. */
export const handler = streamHandler(async ({ events }) => {
  const kept = events.map(({ event }) => event);
  await relayEvents(store, queues, kept, instantFromEpochMs(Date.now()));
  await wakeWindow(store, queues, kept);
});
