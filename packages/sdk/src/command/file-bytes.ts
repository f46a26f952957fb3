import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { digestOf } from "../material/declare-material.ts";
import { CommandError, exitCodes } from "./exit-code.ts";
import type { Terminal } from "./session.ts";

/** The bytes of a file; refuses one that cannot be read. */
export const bytesOf = ({ folder }: Terminal, file: string): Uint8Array => {
  try {
    return readFileSync(resolve(folder, file));
  } catch (fault) {
    throw new CommandError(exitCodes.usage, `${file} cannot be read.`, { cause: fault });
  }
};

/** Writes a file; refuses where it cannot be written. */
export const writeBytes = ({ folder }: Terminal, file: string, bytes: Uint8Array | string): void => {
  try {
    writeFileSync(resolve(folder, file), bytes);
  } catch (fault) {
    throw new CommandError(exitCodes.usage, `${file} cannot be written.`, { cause: fault });
  }
};

/** The bytes behind an address, if they arrive and their SHA-256 (hex) is this one. */
export const download = async (
  { stopped: signal }: Terminal,
  url: string,
  sha256: string | undefined,
): Promise<Uint8Array | undefined> => {
  const answer = await fetch(url, { signal });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return answer.ok && digestOf(bytes) === sha256 ? bytes : undefined;
};
