import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { canonicalJson } from "@tongban/domain";
import type { Command } from "commander";
import type { Terminal } from "../session.ts";

/** The option of commands that answer with documents. */
export type OutOption = { readonly out?: string };

/** Adds {@link OutOption}. */
export const withOutOption = (command: Command): Command =>
  command.option("--out <file>", "the file to write; standard output if not given");

/** Writes each document on a line of its own, in the one form that its signature is over, `--json` or not. */
export const writeDocuments = (
  terminal: Terminal,
  out: string | undefined,
  documents: readonly unknown[],
): void => {
  const lines = documents.map(canonicalJson);
  if (out === undefined) terminal.write(lines.join("\n"));
  else writeFileSync(resolve(terminal.folder, out), `${lines.join("\n")}\n`);
};
