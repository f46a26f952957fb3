import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { readJsonFile, writeJsonFile } from "../data/json-file.ts";

/** The one key of the local KMS; its material never leaves the process but for its file. */
export type MasterKey = {
  readonly arn: string;
  readonly id: string;
  readonly alias: string;
  /** 32 bytes. */
  readonly material: Buffer;
};

const MATERIAL_BYTES = 32;

type StoredKey = { readonly id: string; readonly material: string };

const isStoredKey = (value: unknown): value is StoredKey =>
  typeof value === "object" &&
  value !== null &&
  "id" in value &&
  typeof value.id === "string" &&
  "material" in value &&
  typeof value.material === "string" &&
  Buffer.from(value.material, "base64").length === MATERIAL_BYTES;

/** Reads the master key of a folder (mode 0600), or makes it. A damaged file is a fault: a new key reads no old data. */
export const openMasterKey = (folder: string, region: string, alias: string): MasterKey => {
  const path = join(folder, "master-key.json");
  const stored = readJsonFile(path);
  if (stored !== undefined && !isStoredKey(stored)) throw new Error(`${path} holds no master key`);
  const key = stored ?? { id: randomUUID(), material: randomBytes(MATERIAL_BYTES).toString("base64") };
  if (stored === undefined) writeJsonFile(path, key);
  return {
    id: key.id,
    arn: `arn:aws-cn:kms:${region}:000000000000:key/${key.id}`,
    alias,
    material: Buffer.from(key.material, "base64"),
  };
};
