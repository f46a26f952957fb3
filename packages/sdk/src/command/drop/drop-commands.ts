import { csvOf } from "@tongban/contract";
import { dropRowsAtMost } from "@tongban/domain";
import type { Command } from "commander";
import { createCatalogClient } from "../../catalog-client.ts";
import { expectValue } from "../../client/index.ts";
import { fileLanguage } from "../agreement/sheet-files.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { bytesOf, writeBytes } from "../file-bytes.ts";
import {
  brokerOf,
  type PartnerOptions,
  partnerOf,
  show,
  type Terminal,
  withPartnerOptions,
} from "../session.ts";
import type { GlobalOptions } from "../settings.ts";
import { textTable } from "../text-table.ts";
import { filesBeside, reportNames, surroundingsOf } from "./drop-files.ts";

type SendOptions = PartnerOptions & { readonly materials?: string };
type TemplateOptions = GlobalOptions & {
  readonly from: string;
  readonly to: string;
  readonly out?: string;
};

/** Rows between two lines that tell how far a sheet is. */
const ROWS_TOLD = 100;

/** Adds what a partner does that has its applications in a spreadsheet (CSV 投递). */
export const addDropCommands = (program: Command, terminal: Terminal): void => {
  const drop = program
    .command("drop")
    .description("submit the applications of a spreadsheet, a row each (CSV 投递)");

  withPartnerOptions(drop.command("send <file>", { isDefault: true }))
    .description(
      "submit each row of a CSV file (UTF-8 or GBK) or an XLSX workbook, with the files that it names, and write a report beside it; done again, a row that was taken is the same case",
    )
    .option("--materials <folder>", "where the materials' files are; beside the sheet if not given")
    .addHelpText("after", "\nExample:\n  tongban drop send 申请.csv --materials 扫描件")
    .action((file: string, _: unknown, typed: Command) =>
      sendSheet(terminal, file, typed.optsWithGlobals<SendOptions>()),
    );

  drop
    .command("template <matter>")
    .description("the columns of a sheet for a matter between two regions, and what each takes")
    .requiredOption("--from <region>", "where the applicants are (收件地), by code")
    .requiredOption("--to <region>", "the region that decides (办理地), by code")
    .option("--out <file>", "write an empty sheet (CSV) to this file")
    .addHelpText(
      "after",
      "\nExample:\n  tongban drop template food-business-permit --from 320100 --to 610100 --out 申请.csv",
    )
    .action((matter: string, _: unknown, typed: Command) =>
      writeTemplate(terminal, matter, typed.optsWithGlobals<TemplateOptions>()),
    );
};

const sendSheet = async (terminal: Terminal, file: string, options: SendOptions): Promise<void> => {
  // What reads files of programs for spreadsheets is loaded when it is needed.
  const [{ dropReportCsv, fileFaultsSaid, readApplications }, { dropSheet }] = await Promise.all([
    import("@tongban/sheet/drop"),
    import("../../drop/drop-sheet.ts"),
  ]);
  const sheet = await readApplications(bytesOf(terminal, file), dropRowsAtMost);
  if (sheet.kind !== "sheet") {
    const said = fileFaultsSaid(sheet).map((one) => `  ${one[fileLanguage(options, terminal)]}`);
    throw new CommandError(exitCodes.usage, [`${file} cannot be submitted:`, ...said].join("\n"));
  }
  const { client, onWait } = partnerOf(terminal, {
    ...options,
    language: options.language ?? sheet.language,
  });
  const signal = terminal.stopped;
  const around = await surroundingsOf(createCatalogClient(brokerOf(terminal, options)), sheet, signal);
  const dropped = await dropSheet(
    { client, fileOf: filesBeside(terminal, file, options.materials), signal },
    sheet,
    around,
    { onProgress: (done, rows) => tellProgress(terminal, done, rows), onWait },
  );
  const names = reportNames(file);
  writeBytes(terminal, names.csv, dropReportCsv(dropped.outcomes, dropped.totals, sheet.language));
  writeBytes(terminal, names.json, `${JSON.stringify(dropped, undefined, 2)}\n`);
  const { rows, accepted, refused, failed } = dropped.totals;
  show(
    terminal,
    options,
    { ...dropped.totals, report: names },
    () => `${rows} rows: ${accepted} accepted, ${refused} refused, ${failed} failed. Report: ${names.csv}`,
  );
  if (failed > 0)
    throw new CommandError(exitCodes.unreachable, "Some rows were not tried to the end: run it again.");
  if (refused > 0)
    throw new CommandError(exitCodes.refused, "Some rows were refused: mend them as the report says.");
};

const tellProgress = (terminal: Terminal, done: number, rows: number): void => {
  if (done % ROWS_TOLD === 0 && done < rows) terminal.writeError(`${done} of ${rows} rows`);
};

const writeTemplate = async (terminal: Terminal, matter: string, options: TemplateOptions): Promise<void> => {
  const { applicationTemplate } = await import("@tongban/sheet/drop");
  const { from, to, out } = options;
  const catalog = createCatalogClient(brokerOf(terminal, options));
  const query = { source: from, handling: to };
  const { title, terms } = expectValue(await catalog.show(matter, query, { signal: terminal.stopped }));
  if (!terms)
    throw new CommandError(
      exitCodes.refused,
      `${title} cannot be done between ${from} and ${to}: see \`tongban catalog show ${matter}\`.`,
    );
  const columns = applicationTemplate(
    { form: terms.form ?? undefined, materials: terms.materials },
    fileLanguage(options, terminal),
  );
  if (out !== undefined) writeBytes(terminal, out, csvOf([columns.map(({ heading }) => heading)]));
  show(terminal, options, { matter, title, columns }, () =>
    textTable(
      ["COLUMN", "NEEDED", "WHAT IT TAKES", "EXAMPLE"],
      columns.map(({ heading, needed, says, example }) => [heading, needed ? "yes" : "", says, example]),
    ),
  );
};
