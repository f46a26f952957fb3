import { serviceLevelOperations } from "@tongban/contract";
import { type Activity, activities } from "@tongban/domain";
import { type Command, Option } from "commander";
import { expectValue, type Returned } from "../../client/index.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";

const kinds = serviceLevelOperations.listServiceLevels.query.shape.by.options;

type Kind = (typeof kinds)[number];
/** What the table is of: cases, or what is counted beside them. */
const shown = ["cases", ...(Object.keys(activities) as readonly Activity[])] as const;

type Shown = (typeof shown)[number];
type Options = StaffOptions & {
  readonly period: string;
  readonly by: Kind;
  readonly region?: string;
  readonly window?: string;
  readonly show: Shown;
  readonly csv?: boolean;
};
type Row = Returned<typeof serviceLevelOperations.listServiceLevels>["rows"][number];

/** Adds what coordinators ask of the service level. */
export const addServiceLevelCommand = (program: Command, terminal: Terminal): void => {
  withStaffOptions(program.command("sla"))
    .description(
      "coordinators: a period's figures side by side, by region, agreement, matter, window and so on",
    )
    .requiredOption("--period <name>", "2026-03-02, 2026-03, 2026-Q1 or 2026")
    .addOption(new Option("--by <kind>", "what stands side by side").choices(kinds).default("handling"))
    .option("--region <code>", "by window: whose windows")
    .option("--window <id>", "by staff: whose team")
    .addOption(
      new Option("--show <subject>", "what the table tells: cases, or what is counted beside them")
        .choices(shown)
        .default("cases"),
    )
    .option("--csv", "every day of the period, as CSV")
    .addHelpText(
      "after",
      "\nExamples:\n  tongban sla --staff zhao-min --period 2026-Q1 --by window" +
        "\n  tongban sla --staff zhao-min --period 2026-11 --show fees",
    )
    .action((_: unknown, command: Command) => tell(terminal, command.optsWithGlobals<Options>()));
};

const tell = async (terminal: Terminal, options: Options): Promise<void> => {
  const { period, by, region, window, csv, show: subject } = options;
  const client = await staffOf(terminal, options);
  const query = { period, by, ...(region ? { region } : {}), ...(window ? { window } : {}) };
  const signal = terminal.stopped;
  if (csv) {
    const exported = expectValue(
      await client.call(serviceLevelOperations.exportServiceLevels, { query, signal }),
    );
    show(terminal, options, exported, () => exported.csv);
    return;
  }
  const listed = expectValue(await client.call(serviceLevelOperations.listServiceLevels, { query, signal }));
  show(terminal, options, listed, () =>
    subject === "cases"
      ? textTable(headings, listed.rows.map(cellsOf))
      : textTable(
          ["who", ...activities[subject]],
          listed.rows.map((row) => activityCells(row, subject)),
        ),
  );
};

const headings = [
  "who",
  "received",
  "completed",
  "open",
  "overdue",
  "on time (strict)",
  "(lenient)",
  "faster than law",
];

const cellsOf = ({ name, received, completed, open, overdue, onTimeStrict, onTimeLenient, speeds }: Row) => [
  name,
  ...[received, completed, open, overdue].map(String),
  percent(onTimeStrict.rate),
  percent(onTimeLenient.rate),
  speeds.map(({ unit, speedUp }) => `${percent(speedUp.rate)} in ${unit}`).join(", "),
];

/** Sums of money are told in yuan. */
const activityCells = (row: Row, subject: Activity): readonly string[] => [
  row.name,
  ...activities[subject].map((metric) => {
    const sum = row.activities[metric] ?? 0;
    return metric.startsWith("fen:") ? `¥${(sum / 100).toFixed(2)}` : String(sum);
  }),
];

const percent = (rate: number | null): string => (rate === null ? "–" : `${(rate * 100).toFixed(1)} %`);
