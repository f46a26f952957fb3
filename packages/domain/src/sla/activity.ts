import type { CountMetric, MoneySum, Sums } from "./metric.ts";

/** What a period counts beside cases, by subject, in the order in which pages, exports and commands tell it. */
export const activities = {
  parcels: ["parcels-sent", "parcels-received", "parcel-days", "parcels-late", "parcels-lost"],
  inspections: [
    "inspections-held",
    "inspections-remote",
    "inspections-joint",
    "inspection-days",
    "inspections-missed",
  ],
  packages: [
    "bundles-begun",
    "bundles-granted",
    "bundles-partly-granted",
    "bundles-not-granted",
    "bundle-days",
  ],
  fees: [
    "fees-assessed",
    "fen:assessed",
    "fees-paid",
    "fen:received",
    "fees-waived",
    "fen:waived",
    "refunds-due",
    "fen:to-refund",
    "refunds",
    "fen:refunded",
    "fees-unpaid",
  ],
} as const satisfies Readonly<Record<string, readonly (CountMetric | `fen:${MoneySum}`)[]>>;

/** A subject of {@link activities}. */
export type Activity = keyof typeof activities;

/** One of what {@link activities} list; sums of money are in fen. */
export type ActivityMetric = (typeof activities)[Activity][number];

/** Every metric of {@link activities}, in their order. */
export const activityMetrics: readonly ActivityMetric[] = Object.values(activities).flat();

/** What a period counted beside cases, and how many fees are unpaid at its end; what is 0 is left out. */
export const activitiesIn = (flow: Sums, state: Sums): { readonly [M in ActivityMetric]?: number } =>
  Object.fromEntries(
    activityMetrics.flatMap((metric) => {
      const sum = (metric === "fees-unpaid" ? state : flow)[metric] ?? 0;
      return sum === 0 ? [] : [[metric, sum]];
    }),
  );
