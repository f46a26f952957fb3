import { type DeliveryWay, deliveryWays } from "../agreement/matter-list.ts";
import { type CaseStatus, caseStatuses, openStatuses } from "../case/case.ts";
import { isBadRating, type RatingGrade, ratingGrades } from "../case/rating.ts";
import { type ClockName, type ClockOwner, clockNames, clockTable } from "../clock/clock.ts";
import { type Histogram, quantileOf } from "./histogram.ts";
import {
  type DeliveryCount,
  deliveryCounts,
  entriesOf,
  type Metric,
  type Sums,
  type SumUnit,
  sumUnits,
} from "./metric.ts";
import { type Ratio, ratio } from "./ratio.ts";

/**
 * How fast a period's decisions were, in one unit: sums over cases, never means of the cases' own ratios. S is law's
 * limit, P the promise, A what was used, net of lawful pauses.
 */
export type Speed = {
  readonly unit: SumUnit;
  /** Decided cases that law sets a limit for: 提速率 (ΣS − ΣA)/ΣS. */
  readonly speedUp: Ratio;
  /** Promise compression (ΣS − ΣP)/ΣS. */
  readonly compression: Ratio;
  /** Actual against promise (ΣP − ΣA)/ΣP. */
  readonly againstPromise: Ratio;
  /** ΣA/n of the cases with a promise, in the unit (hours and minutes: in minutes). */
  readonly average: Ratio;
  /** (ΣS − ΣA)/n of the cases that law sets a limit for. */
  readonly ahead: Ratio;
};

/** How long decisions took from receipt, in minutes by the clock on the wall; off by a tenth at most. */
export type Duration = {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
};

/** What a period's sums and the state at its end say of the service level. */
export type Figures = {
  readonly completed: number;
  readonly open: number;
  readonly overdue: number;
  /** On time / (completed + open and overdue): nobody gains by leaving a late case open. */
  readonly onTimeStrict: Ratio;
  /** On time / completed. */
  readonly onTimeLenient: Ratio;
  readonly onTimePromised: Ratio;
  /** 办结率: completed / accepted. */
  readonly completion: Ratio;
  /** Instant cases completed on the spot / instant cases. */
  readonly instantCompletion: Ratio;
  /** Given priority (绿色通道) / received: it is to stay an exception. */
  readonly greenChannel: Ratio;
  /** 满意率: the first three grades / all ratings that stand (好差评). */
  readonly satisfaction: Ratio;
  /** Bad ratings that were rectified in time / all whose rectification ended. */
  readonly rectifiedInTime: Ratio;
  readonly speeds: readonly Speed[];
  readonly duration: Duration;
  /** Clocks that ended late, by who answers for them. */
  readonly breaches: Readonly<Record<ClockOwner, number>>;
};

/**
 * The figures of a period: of what happened in it, and of the state at its end (sums from the first day on). Every
 * formula is over sums, and has no rate where there is nothing to divide by.
 */
export const figuresOf = (flow: Sums, state: Sums): Figures => {
  const of = (metric: Metric): number => flow[metric] ?? 0;
  const completed = of("granted") + of("refused");
  const overdue = state.overdue ?? 0;
  const spot = of("on-the-spot");
  return {
    completed,
    open: openIn(state),
    overdue,
    onTimeStrict: ratio(of("on-time"), completed + overdue),
    onTimeLenient: ratio(of("on-time"), completed),
    onTimePromised: ratio(of("on-time") - spot, completed - of("instant-decided")),
    completion: ratio(completed, of("accepted")),
    instantCompletion: ratio(spot, of("instant")),
    greenChannel: ratio(of("prioritized"), of("received")),
    satisfaction: satisfactionIn(flow),
    rectifiedInTime: ratio(of("kept:rectification"), of("kept:rectification") + of("late:rectification")),
    speeds: sumUnits.map((unit) => speedOf(flow, unit)).filter(isCounted),
    duration: durationOf(flow),
    breaches: breachesIn(flow),
  };
};

/** How many cases are in each status. */
export const statusCounts = (state: Sums): Readonly<Record<CaseStatus, number>> =>
  // The statuses of the list are all there are.
  Object.fromEntries(caseStatuses.map((status) => [status, state[`in:${status}`] ?? 0])) as Record<
    CaseStatus,
    number
  >;

/** How many results went out by a way, and what became of them. */
export type Deliveries = { readonly way: DeliveryWay } & Readonly<
  Record<"sent" | "failed" | "returned" | "delivered" | "inTime", number>
>;

/** What became of the results that windows sent out in a period, by way; ways without any are left out. */
export const deliveriesIn = (flow: Sums): readonly Deliveries[] =>
  deliveryWays.flatMap((way) => {
    const of = (count: DeliveryCount): number => flow[`${count}:${way}`] ?? 0;
    return deliveryCounts.some((count) => of(count) > 0)
      ? [
          {
            way,
            sent: of("sent"),
            failed: of("failed"),
            returned: of("returned"),
            delivered: of("delivered"),
            inTime: of("in-time"),
          },
        ]
      : [];
  });

/** How many ratings of each grade stand of those given in a period; one that was set aside later lowers a later period. */
export const ratingCounts = (flow: Sums): Readonly<Record<RatingGrade, number>> =>
  // The grades of the list are all there are.
  Object.fromEntries(
    ratingGrades.map((grade) => [grade, Math.max(0, flow[`rated:${grade}`] ?? 0)]),
  ) as Record<RatingGrade, number>;

const satisfactionIn = (flow: Sums): Ratio => {
  const counts = ratingCounts(flow);
  const of = (grades: readonly RatingGrade[]) => grades.reduce((sum, grade) => sum + counts[grade], 0);
  return ratio(of(ratingGrades.filter((grade) => !isBadRating(grade))), of(ratingGrades));
};

const openIn = (state: Sums): number =>
  openStatuses.reduce((sum, status) => sum + (state[`in:${status}`] ?? 0), 0);

const speedOf = (flow: Sums, unit: SumUnit): Speed => {
  const of = (metric: Metric): number => flow[metric] ?? 0;
  const [law, lawUsed] = [of(`law-limit:${unit}`), of(`law-used:${unit}`)];
  const [promise, promiseUsed] = [of(`promise-limit:${unit}`), of(`promise-used:${unit}`)];
  const [cutLaw, cutPromise] = [of(`cut-law:${unit}`), of(`cut-promise:${unit}`)];
  return {
    unit,
    speedUp: ratio(law - lawUsed, law),
    compression: ratio(cutLaw - cutPromise, cutLaw),
    againstPromise: ratio(promise - promiseUsed, promise),
    average: ratio(promiseUsed, of(`promise:${unit}`)),
    ahead: ratio(law - lawUsed, of(`law:${unit}`)),
  };
};

const isCounted = ({ average, ahead }: Speed): boolean => average.whole > 0 || ahead.whole > 0;

const durationOf = (flow: Sums): Duration => {
  const histogram: Histogram = new Map(
    entriesOf(flow).flatMap(([metric, count]) => {
      const bucket = /^took:(\d+)$/.exec(metric)?.[1];
      return bucket === undefined ? [] : [[Number(bucket), count] as const];
    }),
  );
  const minutes = (share: number) => quantileOf(histogram, share) ?? null;
  return { p50: minutes(0.5), p90: minutes(0.9), p99: minutes(0.99) };
};

const breachesIn = (flow: Sums): Readonly<Record<ClockOwner, number>> => {
  const late = (clock: ClockName) => flow[`late:${clock}`] ?? 0;
  const breaches: Record<ClockOwner, number> = {
    "source-window": 0,
    broker: 0,
    "handling-window": 0,
    applicant: 0,
    partner: 0,
    courier: 0,
  };
  for (const clock of clockNames) breaches[clockTable[clock].owner] += late(clock);
  return breaches;
};

/** How many minutes handling stood still, by ground, of the pauses that ended in a period. */
export const pausesIn = (flow: Sums): readonly { readonly ground: string; readonly minutes: number }[] =>
  entriesOf(flow).flatMap(([metric, minutes]) =>
    metric.startsWith("paused:") ? [{ ground: metric.slice("paused:".length), minutes }] : [],
  );
