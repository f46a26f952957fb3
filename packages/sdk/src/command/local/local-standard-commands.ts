import { localStandardOperations, registryOperations } from "@tongban/contract";
import type { Command } from "commander";
import { type Client, everyPage, expectValue, wholeList } from "../../client/index.ts";
import { type WrittenAs, withFormat, writeRows, writtenKind } from "../agreement/sheet-files.ts";
import { limitOf } from "../limit-option.ts";
import { changeRecord } from "../registry/records.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";
import { importLocal, type LocalImportOptions } from "./import-local-command.ts";

type RegionOptions = StaffOptions & { readonly region: string };
type ExportOptions = RegionOptions & WrittenAs;
type LimitsOptions = RegionOptions & {
  readonly why: string;
  readonly notice: string;
  readonly supplement: string;
  readonly delivery: string;
};

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

  withFormat(ofRegion(local.command("export")))
    .description("write it as a file (导出)")
    .option("--out <file>", "the file to write; CSV on standard output if not given")
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
  const pages = await wholeList(
    everyPage(async (cursor) => {
      const call = { params: { region }, query: { cursor }, signal };
      return expectValue(await client.call(localStandardOperations.listLocalRows, call));
    }),
  );
  return { ...pages.at(-1), rows: pages.flatMap((page) => page.rows) };
};

const exportLocal = async (terminal: Terminal, options: ExportOptions): Promise<void> => {
  const { region, out } = options;
  const kind = writtenKind(options);
  const client = await staffOf(terminal, options);
  const { rows, version, limits } = await wholeLocal(client, region, terminal.stopped);
  if (options.json && out === undefined) {
    terminal.write(JSON.stringify({ region, version, limits, rows }));
    return;
  }
  await writeRows(terminal, client, options, { rows, kind });
};

const sayLimits = async (terminal: Terminal, options: LimitsOptions): Promise<void> => {
  const { region, why } = options;
  const limits = {
    notice: limitOf(options.notice),
    supplement: limitOf(options.supplement),
    delivery: limitOf(options.delivery),
  };
  await changeRecord(terminal, options, async (client) => {
    const listed = { params: { region }, signal: terminal.stopped };
    const { version } = expectValue(await client.call(localStandardOperations.listLocalRows, listed));
    const call = { ...listed, body: { limits, why }, ifMatch: version };
    return client.call(localStandardOperations.reviseLocalStandard, call);
  });
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
