import type { Command } from "commander";
import { verifyPaperFile, verifyText } from "../../verify/verify-text.ts";
import { writeReport } from "../../verify/write-report.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { bytesOf } from "../file-bytes.ts";
import { show, type Terminal } from "../session.ts";
import type { GlobalOptions } from "../settings.ts";

type VerifyOptions = GlobalOptions & {
  readonly key: readonly string[];
  readonly signature?: string;
};

/** Adds `verify`. */
export const addVerifyCommand = (program: Command, terminal: Terminal): void => {
  program
    .command("verify <file...>")
    .description("verify signed documents; asks neither the broker nor anyone else")
    .option("--key <id...>", "ids of keys that you trust; without them any key is taken and named", [])
    .option("--signature <file>", "the broker's statement of the paper (PDF) that is the one file")
    .addHelpText(
      "after",
      "\nExamples:\n  tongban verify pack.json\n  tongban verify paper.pdf --signature paper.json",
    )
    .action((files: readonly string[], _: unknown, command: Command) =>
      verify(terminal, files, command.optsWithGlobals<VerifyOptions>()),
    );
};

const verify = (terminal: Terminal, files: readonly string[], options: VerifyOptions): void => {
  const { signature } = options;
  if (signature !== undefined && files.length > 1)
    throw new CommandError(exitCodes.usage, "A statement is of one paper: name one file with --signature.");
  const found = files.map((file) => {
    const documents =
      signature === undefined
        ? [...verifyText(readText(terminal, file), options.key)]
        : verifyPaperFile(readText(terminal, signature), bytesOf(terminal, file), options.key);
    return { file, documents, report: writeReport(file, documents) };
  });
  const told = found.map(({ file, documents }) => ({ file, documents }));
  show(terminal, options, told, () => found.flatMap(({ report }) => report.lines).join("\n"));
  const failed = found.filter(({ report }) => !report.holds).map(({ file }) => file);
  if (failed.length > 0) throw new CommandError(exitCodes.fault, `Not proven: ${failed.join(", ")}.`);
};

const readText = (terminal: Terminal, file: string): string => {
  const bytes = bytesOf(terminal, file);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new CommandError(exitCodes.usage, `${file} is not UTF-8.`, { cause });
  }
};
