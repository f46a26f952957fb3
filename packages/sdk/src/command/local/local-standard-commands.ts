import { localStandardOperations, registryOperations } from "@tongban/contract";
import type { MatterListRow } from "@tongban/domain";
import type { SheetKind } from "@tongban/sheet";
import { type Command, Option } from "commander";
import { type Client, expectValue, type Returned } from "../../client/index.ts";
import {
  fileLanguage,
  kindOf,
  sheetKindNames,
  surroundingsOf,
  writeBytes,
} from "../agreement/sheet-files.ts";
import { limitOf } from "../limit-option.ts";
import { recordText } from "../registry/records.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";
import { importLocal, type LocalImportOptions } from "./import-local-command.ts";

type RegionOptions = StaffOptions & { readonly region: string };
type ExportOptions = RegionOptions & { readonly out?: string; readonly format?: SheetKind };
type LimitsOptions = RegionOptions & {
  readonly why: string;
  readonly notice: string;
  readonly supplement: string;
  readonly delivery: string;
};
type Page = Returned<typeof localStandardOperations.listLocalRows>;

/** Adds what coordinators do with what their region gives its own applicants (本地办理标准). */
export const addLocalStandardCommands = (program: Command, terminal: Terminal): void => {
  const local = program
    .command("local-standard")
    .description("coordinators: what your region gives its own applicants, which zero gap is measured by");

  ofRegion(local.command("import <file>"))
    .description("take a CSV or XLSX file over, with the columns of a matter list (导入)")
    .requiredOption("--why <text>", "why; it stays on the record")
    .option("--dry-run", "check the file and say what it would change, and change nothing (试导入)")
    .option("--merge", "leave the rows that the file does not name; without it the file is the whole list")
    .option("--report <file>", "write what is wrong, cell by cell, as CSV")
    .addHelpText(
      "after",
      "\nExample:\n  tongban local-standard import local.xlsx --region 610100 --why 办事指南更新 --staff zhao-min",
    )
    .action((file: string, _: unknown, typed: Command) =>
      importLocal(terminal, file, typed.optsWithGlobals<LocalImportOptions>()),
    );

  ofRegion(local.command("export"))
    .description("write it as a file (导出)")
    .option("--out <file>", "the file to write; CSV on standard output if not given")
    .addOption(
      new Option("--format <name>", "of the file; as its name says if not given").choices(sheetKindNames),
    )
    .addHelpText("after", "\nExample:\n  tongban local-standard export --region 610100 --staff zhao-min")
    .action((_: unknown, typed: Command) => exportLocal(terminal, typed.optsWithGlobals<ExportOptions>()));

  ofRegion(local.command("limits"))
    .description("say the limits of your own standard: notice, supplement, delivery")
    .requiredOption("--notice <limit>", "time to accept or ask for a supplement, such as 3wd")
    .requiredOption("--supplement <limit>", "time that applicants have to supply what is missing")
    .requiredOption("--delivery <limit>", "time to deliver")
    .requiredOption("--why <text>", "why; it stays on the record")
    .addHelpText(
      "after",
      "\nExample:\n  tongban local-standard limits --region 610100 --notice 3wd --supplement 30wd --delivery 5wd --why 本市承诺 --staff zhao-min",
    )
    .action((_: unknown, typed: Command) => sayLimits(terminal, typed.optsWithGlobals<LimitsOptions>()));

  ofRegion(local.command("history"))
    .description("tell every change: who, when and why")
    .addHelpText("after", "\nExample:\n  tongban local-standard history --region 610100 --staff zhao-min")
    .action((_: unknown, typed: Command) => history(terminal, typed.optsWithGlobals<RegionOptions>()));
};

const ofRegion = (command: Command): Command =>
  withStaffOptions(command).requiredOption("--region <code>", "whose applicants");

/** Every row that a region gives its own applicants, with its version and limits. */
const wholeLocal = async (client: Client, region: string, signal: AbortSignal) => {
  const rows: MatterListRow[] = [];
  let page: Page;
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? {} : { cursor };
    const call = { params: { region }, query, signal };
    page = expectValue(await client.call(localStandardOperations.listLocalRows, call));
    rows.push(...page.rows);
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return { ...page, rows };
};

const exportLocal = async (terminal: Terminal, options: ExportOptions): Promise<void> => {
  const { region, out, format } = options;
  const kind = out === undefined ? "csv" : kindOf(format, out);
  const client = await staffOf(terminal, options);
  const { rows, version, limits } = await wholeLocal(client, region, terminal.stopped);
  if (options.json && out === undefined) {
    terminal.write(JSON.stringify({ region, version, limits, rows }));
    return;
  }
  const { writeList } = await import("@tongban/sheet");
  const around = await surroundingsOf(terminal, client);
  const bytes = await writeList(rows, kind, around, fileLanguage(options, terminal));
  if (out === undefined) {
    terminal.write(new TextDecoder().decode(bytes).trimEnd());
    return;
  }
  writeBytes(terminal, out, bytes);
  show(terminal, options, { file: out, rows: rows.length }, () => `${rows.length} rows in ${out}`);
};

const sayLimits = async (terminal: Terminal, options: LimitsOptions): Promise<void> => {
  const { region, why } = options;
  const limits = {
    notice: limitOf(options.notice),
    supplement: limitOf(options.supplement),
    delivery: limitOf(options.delivery),
  };
  const client = await staffOf(terminal, options);
  const listed = { params: { region }, signal: terminal.stopped };
  const { version } = expectValue(await client.call(localStandardOperations.listLocalRows, listed));
  const call = { ...listed, body: { limits, why }, ifMatch: version };
  const record = expectValue(await client.call(localStandardOperations.reviseLocalStandard, call));
  show(terminal, options, record, () => recordText(record));
};

const history = async (terminal: Terminal, options: RegionOptions): Promise<void> => {
  const client = await staffOf(terminal, options);
  const params = { kind: "local-standard", recordId: options.region } as const;
  const call = { params, signal: terminal.stopped };
  const { changes } = expectValue(await client.call(registryOperations.listRecordChanges, call));
  show(terminal, options, changes, () =>
    textTable(
      ["N", "AT", "BY", "WHY"],
      changes.map(({ n, at, by, why }) => [String(n), at, by, why]),
    ),
  );
};
