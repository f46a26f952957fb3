import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { verifyText } from "../../verify/verify-text.ts";
import { writeReport } from "../../verify/write-report.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { show, type Terminal } from "../session.ts";
import type { GlobalOptions } from "../settings.ts";

type VerifyOptions = GlobalOptions & { readonly key: readonly string[] };

/** Adds `verify`. */
export const addVerifyCommand = (program: Command, terminal: Terminal): void => {
  program
    .command("verify <file...>")
    .description("verify signed documents; asks neither the broker nor anyone else")
    .option("--key <id...>", "ids of keys that you trust; without them any key is taken and named", [])
    .addHelpText("after", "\nExample:\n  tongban verify pack.json")
    .action((files: readonly string[], _: unknown, command: Command) =>
      verify(terminal, files, command.optsWithGlobals<VerifyOptions>()),
    );
};

const verify = (terminal: Terminal, files: readonly string[], options: VerifyOptions): void => {
  const found = files.map((file) => {
    const documents = [...verifyText(readText(terminal.folder, file), options.key)];
    return { file, documents, report: writeReport(file, documents) };
  });
  const told = found.map(({ file, documents }) => ({ file, documents }));
  show(terminal, options, told, () => found.flatMap(({ report }) => report.lines).join("\n"));
  const failed = found.filter(({ report }) => !report.holds).map(({ file }) => file);
  if (failed.length > 0) throw new CommandError(exitCodes.fault, `Not proven: ${failed.join(", ")}.`);
};

const readText = (folder: string, file: string): string => {
  try {
    const bytes = readFileSync(resolve(folder, file));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const why = cause instanceof TypeError ? "is not UTF-8" : "cannot be read";
    throw new CommandError(exitCodes.usage, `${file} ${why}.`, { cause });
  }
};
