import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Seed, seed } from "@tongban/contract";
import { readJsonFile } from "../data/json-file.ts";

/** Folder of the seeds that come with the broker, one JSON file per kind. */
const seedFolder = fileURLToPath(new URL("../../seeds/", import.meta.url));

/** Reads the seeds of a folder and checks them with the contract's schemas; a fault names the file's field. */
export const readSeed = (folder: string = seedFolder): Seed => {
  const kinds = Object.keys(seed.shape);
  return seed.parse(
    Object.fromEntries(kinds.map((kind) => [kind, readJsonFile(join(folder, `${kind}.json`))])),
  );
};
