import { addDays, epochMs, type Instant, instantAt, type LocalTime, localDateOf } from "@tongban/domain";

const midnight = "00:00" as LocalTime;

/** Seconds until the shares of a new day. */
export const untilMidnight = (now: Instant): number =>
  Math.ceil((epochMs(instantAt(addDays(localDateOf(now), 1), midnight)) - epochMs(now)) / 1000);
