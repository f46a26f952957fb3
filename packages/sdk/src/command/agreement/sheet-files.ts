import { readFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { type Language, windowOperations } from "@tongban/contract";
import type { MatterListRow } from "@tongban/domain";
import type { SheetKind } from "@tongban/sheet";
import { type Command, Option } from "commander";
import { type Client, expectValue } from "../../client/index.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { writeBytes } from "../file-bytes.ts";
import { show, statedIn, type Terminal } from "../session.ts";
import { type GlobalOptions, languageOf } from "../settings.ts";

/** The formats that can be named; the sheets themselves are loaded when they are needed. */
const sheetKindNames = ["xlsx", "csv"] as const satisfies readonly SheetKind[];

/** The language that files and reports are written in. */
export const fileLanguage = ({ language }: GlobalOptions, terminal: Terminal): Language =>
  languageOf(language, statedIn(terminal)).startsWith("en") ? "en" : "zh";

/** The format of a file that is to be written: as it was said, or by the file's name. */
export const kindOf = (format: SheetKind | undefined, out: string): SheetKind => {
  const kind = format ?? sheetKindNames.find((known) => extname(out).toLowerCase() === `.${known}`);
  if (kind) return kind;
  throw new CommandError(exitCodes.usage, `Say with --format whether ${out} is to be xlsx or csv.`);
};

/** Options of commands that write a list. */
export type WrittenAs = { readonly out?: string; readonly format?: SheetKind };

/** The option of commands that write a list: its format. */
export const withFormat = (command: Command): Command =>
  command.addOption(
    new Option("--format <name>", "of the file; as its name says if not given").choices(sheetKindNames),
  );

/** The format that a list is written in: CSV where it goes to standard output. */
export const writtenKind = ({ out, format }: WrittenAs): SheetKind =>
  out === undefined ? "csv" : kindOf(format, out);

/** Writes rows to the file that was named, or as CSV to standard output. */
export const writeRows = async (
  terminal: Terminal,
  client: Client,
  options: GlobalOptions & WrittenAs,
  { rows, kind }: { readonly rows: readonly MatterListRow[]; readonly kind: SheetKind },
): Promise<void> => {
  const { out } = options;
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

/** What the cells of a list refer to: the regions that the broker knows, and files beside the list. */
export const surroundingsOf = async (terminal: Terminal, client: Client, file?: string) => {
  const { regions } = expectValue(await client.call(windowOperations.getNames, { signal: terminal.stopped }));
  return {
    regions: new Map<string, string>(regions.map(({ region, name }) => [region, name])),
    ...(file === undefined ? {} : { formFile: (name: string) => besides(terminal, file, name) }),
  };
};

/** What a file in the folder of the list holds; a name that leads elsewhere names nothing. */
const besides = ({ folder }: Terminal, list: string, name: string): string | undefined => {
  if (basename(name) !== name) return undefined;
  try {
    return readFileSync(join(dirname(resolve(folder, list)), name), "utf8");
  } catch {
    return undefined;
  }
};
