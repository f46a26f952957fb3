import type { Figures, Speed } from "./figures.ts";
import type { Ratio } from "./ratio.ts";

/**
 * What windows and regions are measured by: shares from 0 to 1, and numbers of cases. A measure of speed is that of the
 * slowest unit, because units are never added up.
 */
export const measures = {
  "on-time-strict": ({ onTimeStrict }) => onTimeStrict.rate,
  "on-time-lenient": ({ onTimeLenient }) => onTimeLenient.rate,
  "on-time-promised": ({ onTimePromised }) => onTimePromised.rate,
  completion: ({ completion }) => completion.rate,
  "instant-completion": ({ instantCompletion }) => instantCompletion.rate,
  "green-channel": ({ greenChannel }) => greenChannel.rate,
  satisfaction: ({ satisfaction }) => satisfaction.rate,
  "rectified-in-time": ({ rectifiedInTime }) => rectifiedInTime.rate,
  "speed-up": (figures) => slowest(figures, "speedUp"),
  compression: (figures) => slowest(figures, "compression"),
  "against-promise": (figures) => slowest(figures, "againstPromise"),
  completed: ({ completed }) => completed,
  overdue: ({ overdue }) => overdue,
  breaches: ({ breaches }) => breaches["handling-window"],
} as const satisfies Record<string, (figures: Figures) => number | null>;

/** A name in {@link measures}. */
export type Measure = keyof typeof measures;

/** Every measure's name. */
export const measureNames = Object.keys(measures) as readonly Measure[];

type SpeedRatio = { [K in keyof Speed]: Speed[K] extends Ratio ? K : never }[keyof Speed];

const slowest = ({ speeds }: Figures, name: SpeedRatio): number | null => {
  const rates = speeds.flatMap((speed) => speed[name].rate ?? []);
  return rates.length === 0 ? null : Math.min(...rates);
};
