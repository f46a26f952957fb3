import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** Reads a JSON file; undefined when there is none. Broken JSON is a fault. */
export const readJsonFile = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new Error(`${path} cannot be read`, { cause: error });
  }
};

/** Replaces a JSON file at once, readable by its owner only: a reader or a crash sees the old or the new content. */
export const writeJsonFile = (path: string, value: unknown): void => {
  const next = `${path}.${randomUUID()}.next`;
  writeFileSync(next, JSON.stringify(value), { mode: 0o600 });
  renameSync(next, path);
};
