/**
 * When a webhook that failed is tried again: the one table that deliveries, the API's description and the documentation
 * go by. A pause is spread by ±`spread` of itself; after the last one the longest goes on to the end of `lifeHours`.
 */
export const retrySchedule = {
  /** After the first failed try, the second, …: seconds. */
  pausesSeconds: [5, 30, 120, 600, 1_800, 3_600, 10_800, 21_600],
  spread: 0.2,
  /** So long an event is tried, and an endpoint that takes nothing stays enabled, hours. */
  lifeHours: 72,
  /** The time for an answer: of an endpoint that is well, and of one that failed or was late, seconds. */
  timeoutSeconds: { prompt: 3, patient: 15 },
} as const satisfies {
  readonly pausesSeconds: readonly number[];
  readonly spread: number;
  readonly lifeHours: number;
  readonly timeoutSeconds: Readonly<Record<"prompt" | "patient", number>>;
};

/** The pauses of {@link retrySchedule} in words: `5 s, 30 s, 2 min, …, 6 h`. */
export const retryPausesText = (): string => retrySchedule.pausesSeconds.map(durationText).join(", ");

const units = [
  [3_600, "h"],
  [60, "min"],
] as const;

const durationText = (seconds: number): string => {
  const unit = units.find(([size]) => seconds % size === 0);
  return unit ? `${seconds / unit[0]} ${unit[1]}` : `${seconds} s`;
};
