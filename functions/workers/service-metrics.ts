import type { KeptEvent } from "@tongban/store";
import { serviceMetrics } from "../deployment.ts";
import type { Measured } from "../edge/metrics.ts";

type ServiceMetric = keyof typeof serviceMetrics;

/** Whether an event counts for a metric. */
const counted: { readonly [M in ServiceMetric]: (event: KeptEvent) => boolean } = {
  received: ({ type }) => type === "CaseSubmitted",
  decided: ({ type }) => type === "CaseDecided",
  decidedLate: ({ type, clocks }) =>
    type === "CaseDecided" &&
    clocks.some((move) => move.do === "stop" && move.clock === "handling" && move.late),
  overdue: (event) => event.type === "WarningGiven" && event.rung === "red",
};

/**
 * What some events say of the service, for the dashboard of those who run it; nothing where they say nothing. A batch
 * that is repeated says it again: what must be exact is in the counters.
 */
export const serviceMetricsOf = (
  events: readonly KeptEvent[],
): Readonly<Record<string, Measured>> | undefined => {
  // A joint case counts once, not again by its parts; a part that is late is late all the same.
  const own = events.filter(({ parent, type }) => parent === undefined || type === "WarningGiven");
  const found = (Object.keys(counted) as ServiceMetric[]).map((metric) => {
    const value = own.filter(counted[metric]).length;
    return [serviceMetrics[metric], { value, unit: "Count" }] as const;
  });
  return found.some(([, { value }]) => value > 0) ? Object.fromEntries(found) : undefined;
};
