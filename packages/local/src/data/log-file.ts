import { appendFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../sources/source.ts";

/** Bytes of a log after which the next start begins a new one; one old one is kept. */
const LOG_LIMIT = 20 * 1024 * 1024;

/** Path of a log in a folder, after putting an overgrown one aside. */
export const logFile = (folder: string, name: string): string => {
  const path = join(folder, `${name}.log`);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT) renameSync(path, `${path}.1`);
  return path;
};

const describe = (cause: unknown): unknown => {
  if (!(cause instanceof Error)) return cause;
  return { name: cause.name, message: cause.message, stack: cause.stack, cause: describe(cause.cause) };
};

/** Reports to a log file, one JSON object a line; a log that cannot be written stops nothing. */
export const reportTo =
  (path: string, who: string): Report =>
  (message, cause) => {
    const line = { at: new Date().toISOString(), who, message, cause: describe(cause) };
    try {
      appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch {
      return;
    }
  };
