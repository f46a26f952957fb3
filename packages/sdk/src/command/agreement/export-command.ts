import { agreementOperations } from "@tongban/contract";
import type { SheetKind } from "@tongban/sheet";
import { type Client, expectValue } from "../../client/index.ts";
import { readWholeList } from "../../list/index.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { writeBytes } from "../file-bytes.ts";
import { show, staffOf, type Terminal } from "../session.ts";
import type { GlobalOptions } from "../settings.ts";
import type { ListOptions } from "./list-commands.ts";
import { fileLanguage, kindOf, type WrittenAs, writeRows, writtenKind } from "./sheet-files.ts";

/** Options of `list export`. */
export type ExportOptions = ListOptions &
  WrittenAs & {
    readonly version?: string;
  };

/** Options of `list template`. */
export type TemplateOptions = GlobalOptions & { readonly out: string; readonly format?: SheetKind };

/** Writes a list to a file, or as CSV to standard output; with `--json`, its rows. */
export const exportList = async (terminal: Terminal, options: ExportOptions): Promise<void> => {
  const { agreement: agreementId, out } = options;
  const kind = writtenKind(options);
  const client = await staffOf(terminal, options);
  const version = await versionOf(terminal, client, options);
  const { rows } = await readWholeList(client, { agreementId, version }, terminal.stopped);
  if (options.json && out === undefined) {
    terminal.write(JSON.stringify(rows));
    return;
  }
  await writeRows(terminal, client, options, { rows, kind });
};

const versionOf = async (
  terminal: Terminal,
  client: Client,
  { agreement: agreementId, version }: ExportOptions,
): Promise<number | "draft"> => {
  if (version === "draft") return version;
  if (version !== undefined && /^[1-9]\d{0,5}$/.test(version)) return Number(version);
  if (version !== undefined)
    throw new CommandError(exitCodes.usage, "--version is the number of a version such as 3, or draft.");
  const file = expectValue(
    await client.call(agreementOperations.getAgreementFile, {
      params: { agreementId },
      signal: terminal.stopped,
    }),
  );
  return file.published?.version ?? "draft";
};

/** Writes an empty list to fill in. */
export const writeTemplate = async (terminal: Terminal, options: TemplateOptions): Promise<void> => {
  const { out, format } = options;
  const { listTemplate } = await import("@tongban/sheet");
  writeBytes(terminal, out, await listTemplate(kindOf(format, out), fileLanguage(options, terminal)));
  show(terminal, options, { file: out }, () => `Template in ${out}`);
};
