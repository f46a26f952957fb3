import type { serviceFigures, servicePart, serviceRow } from "@tongban/contract";
import {
  type Assessment,
  activitiesIn,
  assess,
  clockNames,
  clockTable,
  countMetrics,
  deliveriesIn,
  type Figures,
  figuresOf,
  HISTOGRAM_ERROR,
  type Period,
  pausesIn,
  ratingCounts,
  serviceModes,
  statusCounts,
} from "@tongban/domain";
import type { PeriodSums } from "@tongban/store";
import type * as z from "zod";

type FiguresView = z.output<typeof serviceFigures>;

/** The figures that a period's sums make. */
export const figuresIn = ({ flow, state }: Pick<PeriodSums, "flow" | "state">): Figures =>
  figuresOf(flow, state);

/** All that a period says of a scope. */
export const figuresView = (sums: Pick<PeriodSums, "flow" | "state">): FiguresView => {
  const { flow, state } = sums;
  const { speeds, duration, ...figures } = figuresIn(sums);
  return {
    ...figures,
    counts: recordOf(countMetrics, (metric) => flow[metric] ?? 0),
    statuses: statusCounts(state),
    ratings: ratingCounts(flow),
    modes: recordOf(serviceModes, (mode) => flow[`mode:${mode}`] ?? 0),
    speeds: [...speeds],
    duration: { ...duration, error: HISTOGRAM_ERROR },
    clockEnds: clockNames.map((clock) => ({
      clock,
      owner: clockTable[clock].owner,
      kept: flow[`kept:${clock}`] ?? 0,
      late: flow[`late:${clock}`] ?? 0,
    })),
    pauses: [...pausesIn(flow)],
    deliveries: [...deliveriesIn(flow)],
    activities: activitiesIn(flow, state),
  };
};

/** A scope as a row of a list. */
export const rowView = (id: string, name: string, sums: PeriodSums): z.output<typeof serviceRow> => {
  const {
    completed,
    open,
    overdue,
    onTimeStrict,
    onTimeLenient,
    completion,
    instantCompletion,
    greenChannel,
    satisfaction,
    rectifiedInTime,
    ...rest
  } = figuresIn(sums);
  return {
    id,
    name,
    completed,
    open,
    overdue,
    onTimeStrict,
    onTimeLenient,
    completion,
    instantCompletion,
    greenChannel,
    satisfaction,
    rectifiedInTime,
    received: sums.flow.received ?? 0,
    accepted: sums.flow.accepted ?? 0,
    speeds: [...rest.speeds],
    breaches: rest.breaches["handling-window"],
    activities: activitiesIn(sums.flow, sums.state),
  };
};

/** A part of a period, for a trend. */
export const partView = (sums: PeriodSums): z.output<typeof servicePart> => {
  const { completed, open, overdue, onTimeStrict, onTimeLenient } = figuresIn(sums);
  const received = sums.flow.received ?? 0;
  return { period: sums.period.name, received, completed, open, overdue, onTimeStrict, onTimeLenient };
};

/** The targets that a period's sums meet. */
export const targetsView = (sums: PeriodSums): Assessment[] => [...assess(figuresIn(sums))];

/** What a trend of a period is made of. */
export const partsOfTrend = ({ kind }: Period): "day" | "month" =>
  kind === "quarter" || kind === "year" ? "month" : "day";

const recordOf = <K extends string>(names: readonly K[], of: (name: K) => number): Record<K, number> =>
  // One entry for each name.
  Object.fromEntries(names.map((name) => [name, of(name)])) as Record<K, number>;
