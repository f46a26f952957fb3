import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type YAxisProps,
} from "recharts";
import type { ServiceLevel } from "../api/wire.ts";
import { shareText } from "./figure-text.ts";
import { partText } from "./period-text.ts";

type TrendChartProps = { readonly level: ServiceLevel };

/** Where the axis of shares begins: a full tenth with room below the lowest, so that what differs near 100 % is seen. */
const floorOf = (lowest: number): number => Math.max(0, Math.floor(lowest * 10 - 1) / 10);

/** On a day off nobody decides: one open case that is overdue would draw the whole day down to nothing. */
const strictOf = ({ completed, onTimeStrict }: ServiceLevel["trend"][number]): number | null =>
  completed === 0 ? null : onTimeStrict.rate;

/** A pale colour marks a bar, and would be too pale for words. */
const legendText = (name: ReactNode) => <span className="trend-legend">{name}</span>;

/** px */
const HEIGHT = 240;
/** So many parts have room for all their names: the months of a year, not the days of a month. */
const MONTHS = 12;

const colours = {
  strict: "#1d3557",
  lenient: "#1e6b45",
  target: "#a8321f",
  received: "#b9b2a3",
  completed: "#7f90a8",
};

/** Both rates of what was on time against their target, and below them what came and what was decided; a table beside it says the same. */
export const TrendChart = ({ level: { trend, targets } }: TrendChartProps) => {
  const { t, i18n } = useTranslation();
  const target = targets.find(({ name }) => name === "on-time");
  const rows = trend.map((part) => ({
    name: partText(part.period, i18n.language),
    strict: strictOf(part),
    lenient: part.onTimeLenient.rate,
    received: part.received,
    completed: part.completed,
  }));
  const rates = rows.flatMap(({ strict, lenient }) => [strict ?? 1, lenient ?? 1]);
  const lowest = floorOf(Math.min(target?.atLeast ?? 1, ...rates));
  return (
    <div className="trend-charts" aria-hidden="true">
      <Chart
        rows={rows}
        valueAxis={{
          domain: [lowest, 1],
          tickFormatter: (value: number) => `${Math.round(value * 100)} %`,
        }}
        valueText={(value) => (typeof value === "number" ? shareText(value) : "–")}
      >
        {target ? <ReferenceLine y={target.atLeast} stroke={colours.target} strokeDasharray="4 4" /> : null}
        <Line dataKey="strict" name={t("serviceLevel.strict")} stroke={colours.strict} {...line} />
        <Line
          dataKey="lenient"
          name={t("serviceLevel.lenient")}
          stroke={colours.lenient}
          strokeDasharray="6 3"
          {...line}
        />
      </Chart>
      <Chart rows={rows} valueAxis={{ allowDecimals: false }} valueText={String}>
        <Bar
          dataKey="received"
          name={t("serviceLevel.received")}
          fill={colours.received}
          isAnimationActive={false}
        />
        <Bar
          dataKey="completed"
          name={t("serviceLevel.completed")}
          fill={colours.completed}
          isAnimationActive={false}
        />
      </Chart>
    </div>
  );
};

const axis = { stroke: "#b9b2a3", tick: { fill: "#56606c", fontSize: 12 }, tickLine: false };
const line = { strokeWidth: 2, dot: { r: 2 }, connectNulls: true, isAnimationActive: false };

type ChartProps = {
  readonly rows: readonly object[];
  /** What the axis of values has of its own. */
  readonly valueAxis: YAxisProps;
  readonly valueText: (value: unknown) => string;
  readonly children: ReactNode;
};

/** A chart over the parts of the period, with the axes that all of them share. */
const Chart = ({ rows, valueAxis, valueText, children }: ChartProps) => (
  <ResponsiveContainer width="100%" height={HEIGHT}>
    <ComposedChart
      data={[...rows]}
      accessibilityLayer={false}
      margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
    >
      <CartesianGrid stroke="#e4dfd3" vertical={false} />
      <XAxis dataKey="name" {...axis} {...(rows.length <= MONTHS ? { interval: 0 } : { minTickGap: 24 })} />
      <YAxis {...axis} width={64} {...valueAxis} />
      <Tooltip formatter={valueText} isAnimationActive={false} />
      <Legend formatter={legendText} />
      {children}
    </ComposedChart>
  </ResponsiveContainer>
);
