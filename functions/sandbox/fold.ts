import { instantFromEpochMs } from "@tongban/domain";
import { foldJournals } from "@tongban/store";
import { readEnvironment } from "../edge/environment.ts";
import { openResources } from "../edge/resources.ts";
import { scheduleHandler } from "../edge/schedule-handler.ts";
import { expirePartners } from "./expire/expire-partners.ts";

const { store } = openResources(readEnvironment(process.env));

/** Adds what the tally wrote down to the counters, then forgets partners that did not come for long. */
export const handler = scheduleHandler(async () => {
  const now = instantFromEpochMs(Date.now());
  await foldJournals(store, now);
  await expirePartners(store, now);
});
