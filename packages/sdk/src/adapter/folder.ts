import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** The parts of the folder that the adapter and the region's own system share. */
const parts = ["in", "out", "done", "failed", "files"] as const;

/** Where the adapter keeps what it and the region's own system hand to each other. */
export type AdapterFolder = { readonly [P in (typeof parts)[number]]: string } & { readonly place: string };

/** The folder at a path, made where it is not there; for its owner's eyes only, since cases name people. */
export const openFolder = (path: string): AdapterFolder => {
  for (const part of parts) mkdirSync(join(path, part), { recursive: true, mode: 0o700 });
  const at = (part: string) => join(path, part);
  return {
    in: at("in"),
    out: at("out"),
    done: at("done"),
    failed: at("failed"),
    files: at("files"),
    place: at("place.json"),
  };
};

/** Writes a file as a whole or not at all, and so that it outlives the machine's power. */
export const writeWhole = (folder: string, name: string, content: string | Uint8Array): void => {
  const next = join(folder, `${name}.${process.pid}.tmp`);
  const file = openSync(next, "w", 0o600);
  try {
    let rest: Uint8Array = typeof content === "string" ? Buffer.from(content) : content;
    while (rest.length > 0) rest = rest.subarray(writeSync(file, rest));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, join(folder, name));
};

/** Names of the JSON files of a folder, in order; what is still being written has another ending. */
export const jsonIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted();

/** A file's text; nothing where it is not there. */
export const textOf = (folder: string, name: string): string | undefined => {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  }
};

/** Moves a file to another folder with a report of what came of it; the report is there first. */
export const setAside = (from: string, to: string, name: string, report: unknown): void => {
  writeWhole(to, `${name.slice(0, -".json".length)}.report`, `${JSON.stringify(report, null, 2)}\n`);
  renameSync(join(from, name), join(to, name));
};

/** Takes a file away that may be gone already. */
export const discard = (folder: string, name: string): void => rmSync(join(folder, name), { force: true });
