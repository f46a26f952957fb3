import { serviceLevelOperations } from "@tongban/contract";
import type { Client } from "../../client/index.ts";
import { expectValue, type Returned } from "../../client/index.ts";
import { textTable } from "../../command/text-table.ts";

type Report = Returned<typeof serviceLevelOperations.getServiceReport>;
type Figures = Report["received"];
type Row = Report["windows"][number];

/** Periods that a year's report is made of, as the broker names them. */
export type ReportedPeriods = {
  readonly year: string;
  readonly quarters: readonly string[];
  readonly months: readonly string[];
  readonly day: string;
};

/** Prints a year as its coordinator reads it: the year, its months and quarters, windows side by side, the last bulletin. */
export const reportYear = async (
  coordinator: Client,
  region: string,
  periods: ReportedPeriods,
  say: (text: string) => void,
): Promise<void> => {
  const reportOf = async (period: string): Promise<Report> =>
    expectValue(
      await coordinator.call(serviceLevelOperations.getServiceReport, { query: { region, period } }),
    );
  const { figures, targets } = expectValue(
    await coordinator.call(serviceLevelOperations.getServiceLevel, {
      query: { kind: "overall", period: periods.year },
    }),
  );
  say(`\nAll regions, ${periods.year}\n${figuresText(figures)}\n${targetsText(targets)}`);

  const months = await Promise.all(periods.months.map(reportOf));
  say(`\n${months[0]?.name ?? region}: monthly summaries (月汇总)`);
  say(
    textTable(
      ["month", ...columns],
      months.map(({ period, received }) => [period.name, ...cellsOf(received)]),
    ),
  );

  const quarters = await Promise.all(periods.quarters.map(reportOf));
  say(`\n${months[0]?.name ?? region}: quarterly appraisal (季考评)`);
  const points = ({ appraisal }: Report) => String(appraisal.points);
  say(
    textTable(
      ["quarter", ...columns, "points"],
      quarters.map((report) => [report.period.name, ...cellsOf(report.received), points(report)]),
    ),
  );

  const { rows } = expectValue(
    await coordinator.call(serviceLevelOperations.listServiceLevels, {
      query: { by: "handling", period: periods.year },
    }),
  );
  say(`\nHandling regions, ${periods.year}`);
  say(
    textTable(
      ["region", ...columns],
      rows.map((row) => [row.name, ...cellsOfRow(row)]),
    ),
  );

  bulletin(await reportOf(periods.day), say);
};

/** Prints a day's bulletin (日报). */
const bulletin = (
  { name, period, received, sent, windows, targets, now }: Report,
  say: (text: string) => void,
): void => {
  say(`\n${name}: bulletin (日报) of ${period.name}`);
  say(`  received ${received.counts.received}, decided ${received.completed}, open ${received.open}`);
  say(`  due today ${now.dueToday}, overdue ${now.overdue}; sent out ${sent.counts.received}`);
  say(targetsText(targets));
  say(
    textTable(
      ["window", ...columns],
      windows.map((row) => [row.name, ...cellsOfRow(row)]),
    ),
  );
};

const columns = ["received", "decided", "open", "overdue", "on time (strict)", "faster than law"];

const cellsOf = ({ counts, completed, open, overdue, onTimeStrict, speeds }: Figures): readonly string[] => [
  ...[counts.received ?? 0, completed, open, overdue].map(String),
  percent(onTimeStrict.rate),
  speedText(speeds),
];

const cellsOfRow = ({ received, completed, open, overdue, onTimeStrict, speeds }: Row): readonly string[] => [
  ...[received, completed, open, overdue].map(String),
  percent(onTimeStrict.rate),
  speedText(speeds),
];

const speedText = (speeds: Figures["speeds"]): string =>
  percent(speeds.find(({ unit }) => unit === "working-days")?.speedUp.rate ?? null);

const figuresText = (figures: Figures): string => {
  const { counts, completed, open, overdue, onTimeStrict, onTimeLenient, breaches } = figures;
  const ends = ["granted", "refused", "declined", "withdrawn", "abandoned"] as const;
  const steps = ["supplements", "suspensions", "extensions", "deemed"] as const;
  const told = (names: readonly (keyof Figures["counts"])[]) =>
    names.map((name) => `${name} ${counts[name] ?? 0}`).join(", ");
  return [
    `  received ${counts.received ?? 0}, decided ${completed}, open ${open}, of these overdue ${overdue}`,
    `  ${told(ends)}`,
    `  ${told(steps)}`,
    `  on time, strict ${percent(onTimeStrict.rate)}, lenient ${percent(onTimeLenient.rate)}`,
    `  clocks that ended late, by owner: ${Object.entries(breaches)
      .map(([owner, count]) => `${owner} ${count}`)
      .join(", ")}`,
  ].join("\n");
};

const targetsText = (targets: Report["targets"]): string =>
  targets
    .map(
      ({ name, atLeast, actual, met }) =>
        `  ${name}: ${percent(actual)}, target ${percent(atLeast)}, ${met === null ? "nothing to measure" : met ? "met" : "missed"}`,
    )
    .join("\n");

const percent = (rate: number | null): string => (rate === null ? "–" : `${(rate * 100).toFixed(1)} %`);
