const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A delivery is tried for three days, then its endpoint is disabled. */
export const DELIVERY_LIFE_MS = 72 * HOUR;

/** Pauses between tries, ms: soon at first, for an endpoint that restarts; then ever longer, up to six hours; the last is repeated. */
export const pauses = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
] as const;
const LONGEST = 6 * HOUR;

/** How long to wait after a failed try (0 is the first), ms; ±20 % so that deliveries do not come in step. */
export const pauseAfter = (attempt: number, random: () => number): number =>
  Math.round((pauses[attempt] ?? LONGEST) * (0.8 + 0.4 * random()));
