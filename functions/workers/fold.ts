import { instantFromEpochMs } from "@tongban/domain";
import { foldJournals } from "@tongban/store";
import { readEnvironment } from "../edge/environment.ts";
import { openResources } from "../edge/resources.ts";
import { scheduleHandler } from "../edge/schedule-handler.ts";

const { store } = openResources(readEnvironment(process.env));

/** Adds what the tally wrote down to the counters. */
export const handler = scheduleHandler(async () => {
  await foldJournals(store, instantFromEpochMs(Date.now()));
});
