import { matterListOperations } from "@tongban/contract";
import type { MatterListRow } from "@tongban/domain";
import { type Client, expectValue, type Returned } from "../../client/index.ts";
import { stageImport } from "../../list/index.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { bytesOf, writeBytes } from "../file-bytes.ts";
import { show, staffOf, type Terminal } from "../session.ts";
import type { GlobalOptions } from "../settings.ts";
import { revisionSeen } from "./agreement-file.ts";
import { findingLines } from "./finding-lines.ts";
import type { ListOptions } from "./list-commands.ts";
import { fileLanguage, surroundingsOf } from "./sheet-files.ts";

/** Options of `list import`. */
export type ImportOptions = ListOptions & {
  readonly dryRun?: boolean;
  readonly merge?: boolean;
  readonly report?: string;
  readonly seen?: string;
};

type Checked = Returned<typeof matterListOperations.checkImport>;

/** Cells or findings that a terminal shows; the report, or the check, has all of them. */
const SHOWN = 100;

/** Reads a file, says everything that is wrong with it or what it would change, and takes it into the draft. */
export const importList = async (terminal: Terminal, file: string, options: ImportOptions): Promise<void> => {
  const { agreement: agreementId, seen } = options;
  const bytes = bytesOf(terminal, file);
  const client = await staffOf(terminal, options);
  const ifMatch = await revisionSeen(terminal, client, agreementId, seen);
  const rows = await rowsOf(terminal, client, { file, bytes }, options);
  const { stopped: signal } = terminal;
  const { importId, parts } = await stageImport(client, {
    agreementId,
    rows,
    signal,
    onProgress: progressOf(terminal, "sent"),
  });
  const params = { agreementId, importId };
  const way = options.merge ? "merge" : "replace";
  const checked = expectValue(
    await client.call(matterListOperations.checkImport, { params, query: { parts, way }, signal }),
  );
  if (options.dryRun) {
    show(terminal, options, checked, () => checkedText(terminal, checked, options));
    return;
  }
  const body = { parts, way } as const;
  const done = expectValue(
    await client.call(matterListOperations.commitImport, { params, body, ifMatch, signal }),
  );
  show(terminal, options, done, () =>
    [
      checkedText(terminal, checked, options),
      `Imported as revision ${done.revision}: the draft's list has ${done.draft?.content.list.rows ?? 0} rows.`,
    ].join("\n"),
  );
};

/** The rows of a file in which nothing is wrong; everything that is wrong is told, and ends the command. */
export const rowsOf = async (
  terminal: Terminal,
  client: Client,
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
  options: GlobalOptions & Pick<ImportOptions, "report">,
): Promise<readonly MatterListRow[]> => {
  const { readListFile, reportCsv, reportLines } = await import("@tongban/sheet");
  const language = fileLanguage(options, terminal);
  const read = await readListFile(bytes, {
    ...(await surroundingsOf(terminal, client, file)),
    onProgress: progressOf(terminal, "read"),
  });
  if (read.kind === "report" && options.report !== undefined)
    writeBytes(terminal, options.report, reportCsv(read, language));
  if (read.kind === "report" && read.faults.length === 0) return read.rows;
  const said = [`${file}:`, ...reportLines(read, language, SHOWN)].join("\n");
  throw new CommandError(exitCodes.usage, said);
};

/** Rows between two words about a long file. */
const TOLD = 1_000;

/** Tells of a long file how far it is. */
export const progressOf =
  (terminal: Terminal, done: string) =>
  (rows: number, of: number): void => {
    if (of > TOLD && (rows % TOLD === 0 || rows === of)) terminal.writeError(`${done} ${rows} of ${of} rows`);
  };

/** What an import would change, and what a check finds then. */
export const checkedText = (terminal: Terminal, checked: Checked, options: GlobalOptions): string => {
  const { rows, added, removed, changed, findings } = checked;
  return [
    `${rows} rows: ${added} added, ${removed} removed, ${changed} changed.`,
    ...findingLines(findings.slice(0, SHOWN), fileLanguage(options, terminal)),
    ...(findings.length > SHOWN ? [`  … and ${findings.length - SHOWN} more: tongban agreement check`] : []),
  ].join("\n");
};
