import type { Instant } from "@tongban/domain";
import { epochMs } from "@tongban/domain";
import { METRIC_NAMESPACE } from "../deployment.ts";

/** A measured value, or several of one instant (at most 100), and the unit as CloudWatch names it. */
export type Measured = {
  readonly value: number | readonly number[];
  readonly unit: "Count" | "Seconds";
};

/**
 * Writes metrics as a log line in CloudWatch's embedded metric format, without dimensions; a line costs no request.
 * They are written whatever `LOG_LEVEL` says, because their absence is an alarm.
 */
export const putMetrics = (at: Instant, metrics: Readonly<Record<string, Measured>>): void => {
  const entries = Object.entries(metrics);
  const directive = {
    Namespace: METRIC_NAMESPACE,
    Dimensions: [[]],
    Metrics: entries.map(([Name, { unit }]) => ({ Name, Unit: unit })),
  };
  const line = {
    _aws: { Timestamp: epochMs(at), CloudWatchMetrics: [directive] },
    ...Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
