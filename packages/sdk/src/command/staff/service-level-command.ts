import { serviceLevelOperations } from "@tongban/contract";
import { type Command, Option } from "commander";
import { expectValue, type Returned } from "../../client/index.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";

const kinds = serviceLevelOperations.listServiceLevels.query.shape.by.options;

type Kind = (typeof kinds)[number];
type Options = StaffOptions & {
  readonly period: string;
  readonly by: Kind;
  readonly region?: string;
  readonly window?: string;
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
    .option("--csv", "every day of the period, as CSV")
    .addHelpText("after", "\nExample:\n  tongban sla --staff zhao-min --period 2026-Q1 --by window")
    .action((_: unknown, command: Command) => tell(terminal, command.optsWithGlobals<Options>()));
};

const tell = async (terminal: Terminal, options: Options): Promise<void> => {
  const { period, by, region, window, csv } = options;
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
  show(terminal, options, listed, () => textTable(headings, listed.rows.map(cellsOf)));
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

const percent = (rate: number | null): string => (rate === null ? "–" : `${(rate * 100).toFixed(1)} %`);
