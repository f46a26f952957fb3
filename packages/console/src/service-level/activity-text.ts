import type { ActivityMetric } from "@tongban/domain";
import type { TFunction } from "i18next";
import type { ServiceFigures } from "../api/wire.ts";
import { yuanText } from "../case/yuan-text.ts";
import { amountText, shareText } from "./figure-text.ts";

type Counted = ServiceFigures["activities"];

/** How a metric is told: as a count, in yuan, as days for each of something, or as a number with its share of something. */
type Way =
  | "count"
  | "yuan"
  | { readonly daysOf: readonly ActivityMetric[] }
  | { readonly shareOf: ActivityMetric };

const ways: { readonly [M in ActivityMetric]: Way } = {
  "parcels-sent": "count",
  "parcels-received": "count",
  "parcel-days": { daysOf: ["parcels-received"] },
  "parcels-late": { shareOf: "parcels-sent" },
  "parcels-lost": { shareOf: "parcels-sent" },
  "inspections-held": "count",
  "inspections-remote": { shareOf: "inspections-held" },
  "inspections-joint": { shareOf: "inspections-held" },
  "inspection-days": { daysOf: ["inspections-held"] },
  "inspections-missed": "count",
  "bundles-begun": "count",
  "bundles-granted": "count",
  "bundles-partly-granted": "count",
  "bundles-not-granted": "count",
  "bundle-days": { daysOf: ["bundles-granted", "bundles-partly-granted", "bundles-not-granted"] },
  "fees-assessed": "count",
  "fen:assessed": "yuan",
  "fees-paid": "count",
  "fen:received": "yuan",
  "fees-waived": "count",
  "fen:waived": "yuan",
  "refunds-due": "count",
  "fen:to-refund": "yuan",
  refunds: "count",
  "fen:refunded": "yuan",
  "fees-unpaid": "count",
};

/** A metric of parcels, inspections, packages or fees as people read it: 12, ¥120.00, 3.5 days each, or 2 (16.7 %). */
export const activityText = (t: TFunction, counted: Counted, metric: ActivityMetric): string => {
  const sum = counted[metric] ?? 0;
  const way = ways[metric];
  if (way === "count") return String(sum);
  if (way === "yuan") return yuanText(t, sum);
  if ("daysOf" in way)
    return amountText(t, "calendar-days", { rate: rateOf(sum, sumOf(counted, way.daysOf)) });
  return t("serviceLevel.withShare", { count: sum, share: shareText(rateOf(sum, counted[way.shareOf])) });
};

const sumOf = (counted: Counted, metrics: readonly ActivityMetric[]): number =>
  metrics.reduce((sum, metric) => sum + (counted[metric] ?? 0), 0);

const rateOf = (part: number, whole = 0): number | null => (whole === 0 ? null : part / whole);
