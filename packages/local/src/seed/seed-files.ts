import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Seed, seed } from "@tongban/contract";
import { readJsonFile } from "../data/json-file.ts";

/** Folder of the seeds that come with the broker, one JSON file per kind. */
const seedFolder = fileURLToPath(new URL("../../seeds/", import.meta.url));

/** Kinds that a folder need not have. */
const optional: ReadonlySet<string> = new Set(["local-standards", "packages"] satisfies (keyof Seed)[]);

/** Reads the seeds of a folder and checks them with the contract's schemas; a fault names the file's field. */
export const readSeed = (folder: string = seedFolder): Seed => {
  const files = Object.keys(seed.shape).map((kind) => [kind, join(folder, `${kind}.json`)] as const);
  const there = files.filter(([kind, file]) => !optional.has(kind) || existsSync(file));
  return seed.parse(Object.fromEntries(there.map(([kind, file]) => [kind, readJsonFile(file)])));
};
