import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { CommandError, exitCodes } from "./exit-code.ts";

/** The broker says what is wrong with what a file holds, so it goes out as it was written. */
export const readJson = <T>(folder: string, file: string): T => {
  const name = file === "-" ? "stdin" : file;
  try {
    return JSON.parse(readFileSync(file === "-" ? 0 : resolve(folder, file), "utf8"));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? "is not JSON" : "cannot be read";
    throw new CommandError(exitCodes.usage, `${name} ${why}.`, { cause });
  }
};
