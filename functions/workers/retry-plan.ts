import { retrySchedule } from "@tongban/contract";

const HOUR_SECONDS = 3_600;

/** A delivery is tried for three days, then its endpoint is disabled. */
export const DELIVERY_LIFE_MS = retrySchedule.lifeHours * HOUR_SECONDS * 1_000;

/** Pauses between tries, ms: soon at first, for an endpoint that restarts; then ever longer, up to six hours; the last is repeated. */
export const pauses = retrySchedule.pausesSeconds.map((seconds) => seconds * 1_000);

const longest = Math.max(...pauses);

/** How long to wait after a failed try (0 is the first), ms; spread, so that deliveries do not come in step. */
export const pauseAfter = (attempt: number, random: () => number): number => {
  const { spread } = retrySchedule;
  return Math.round((pauses[attempt] ?? longest) * (1 - spread + 2 * spread * random()));
};
