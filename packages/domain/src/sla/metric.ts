import type { ServiceMode } from "../agreement/agreement.ts";
import type { DeliveryWay } from "../agreement/matter-list.ts";
import type { CaseStatus } from "../case/case.ts";
import type { RatingGrade } from "../case/rating.ts";
import type { ClockName } from "../clock/clock.ts";
import type { LimitUnit } from "../clock/limit.ts";
import type { PauseGround } from "../clock/pause-ground.ts";

/** What happened, counted case by case. */
export const countMetrics = [
  "received",
  "accepted",
  /** Accepted because nobody said anything in time (行政许可法 art 32); also `accepted`. */
  "deemed",
  "granted",
  "refused",
  "declined",
  "withdrawn",
  "abandoned",
  "terminated",
  /** Accepted with gaps (容缺受理); also `accepted`. */
  "with-gaps",
  /** Given priority (绿色通道). */
  "prioritized",
  /** A helper was named (帮办代办). */
  "helped",
  /** Site inspections (踏勘) that were held, by video, with other organs, and the days from acceptance to them; missed ones. */
  "inspections-held",
  "inspections-remote",
  "inspections-joint",
  "inspection-days",
  "inspections-missed",
  /** Consultations (咨询) and complaints (投诉): asked, answered, not answered in time; complaints that were upheld. */
  "consultations-asked",
  "consultations-answered",
  "consultations-late",
  "complaints-asked",
  "complaints-answered",
  "complaints-late",
  "complaints-upheld",
  /** Parcels of originals (原件寄递), and of those that arrived the days they were under way. */
  "parcels-sent",
  "parcels-late",
  "parcels-lost",
  "parcels-received",
  "parcel-days",
  /** Fees (缴费) that fell due, of those the ones that are not paid yet, that were paid, that were waived. */
  "fees-assessed",
  "fees-unpaid",
  "fees-paid",
  "fees-waived",
  /** Payments that had to go back, and that went back. */
  "refunds-due",
  "refunds",
  /** Bundles (一件事) that began, and that ended: with all members granted, some, or none; and the days to their last result. */
  "bundles-begun",
  "bundles-granted",
  "bundles-partly-granted",
  "bundles-not-granted",
  "bundle-days",
  "supplements",
  "suspensions",
  "extensions",
  /** Applicants invited to rate (邀评), appeals of windows against bad ratings (差评申诉), and ratings set aside by them. */
  "invited",
  "appeals",
  "set-aside",
  /** Decided within the promise. */
  "on-time",
  /** Decided later than the law allows. */
  "late-by-law",
  /** Instant cases (即办件) that were accepted, that were decided, and that were decided on the spot. */
  "instant",
  "instant-decided",
  "on-the-spot",
  /** How many decisions the open cases are late with: up when a case is told to be overdue, down when it is no more. */
  "overdue",
] as const;

/** One of {@link countMetrics}. */
export type CountMetric = (typeof countMetrics)[number];

/** What is counted of deliveries by the window, by way: sent out, failed, come back, delivered, and delivered in time. */
export const deliveryCounts = ["sent", "failed", "returned", "delivered", "in-time"] as const;

/** One of {@link deliveryCounts}. */
export type DeliveryCount = (typeof deliveryCounts)[number];

/** Units that sums are kept apart by; hours and minutes are summed in minutes, days in days. */
export const sumUnits = [
  "working-days",
  "calendar-days",
  "working-hours",
  "minutes",
] as const satisfies readonly LimitUnit[];

/** One of {@link sumUnits}. */
export type SumUnit = (typeof sumUnits)[number];

/** Sums of money, in fen: fees that fell due, all money that came, fees waived, money that has to go back, that went back. */
export const moneySums = ["assessed", "received", "waived", "to-refund", "refunded"] as const;

/** One of {@link moneySums}. */
export type MoneySum = (typeof moneySums)[number];

/**
 * What two sums are compared by: the decided cases that law sets a limit for (its limit against what was used of it),
 * all with a promise (the promise against what was used of it), and those whose law and promise have one unit.
 */
type Comparison = "law-limit" | "law-used" | "promise-limit" | "promise-used" | "cut-law" | "cut-promise";

/**
 * What is counted. `in:routed` is how many cases are in that status; `mode:online` how many of a mode were received;
 * `rated:satisfied` how many ratings of that grade stand; `sent:post` how many results went out by that way;
 * `kept:claim` and `late:claim` how many of those clocks ended in time and late; `paused:hearing` minutes that handling
 * stood still on a ground; `law-used:working-days` a sum in that unit, and `law:working-days` over how many cases;
 * `fen:received` a sum of money; `took:12` how many decisions took a time of that bucket, in minutes from receipt.
 */
export type Metric =
  | CountMetric
  | `in:${CaseStatus}`
  | `mode:${ServiceMode}`
  | `fen:${MoneySum}`
  | `rated:${RatingGrade}`
  | `${DeliveryCount}:${DeliveryWay}`
  | `${"kept" | "late"}:${ClockName}`
  | `paused:${PauseGround}`
  | `${Comparison | "law" | "promise" | "cut"}:${SumUnit}`
  | `took:${number}`;

/** Sums by metric: whole numbers, never percentages, so that sums of sums are right. An absent one is 0. */
export type Sums = { readonly [M in Metric]?: number };

/** Adds sums up, metric by metric. */
export const addSums = (all: readonly Sums[]): Sums => {
  const total: Record<string, number> = {};
  for (const sums of all)
    for (const [metric, sum] of entriesOf(sums)) total[metric] = (total[metric] ?? 0) + sum;
  return total;
};

/** Sums as pairs of metric and sum. */
export const entriesOf = (sums: Sums): readonly (readonly [string, number])[] =>
  Object.entries(sums).flatMap(([metric, sum]) => (sum === undefined ? [] : [[metric, sum] as const]));
