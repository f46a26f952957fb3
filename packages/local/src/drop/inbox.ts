import { existsSync, readdirSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { dropSheetBytes, mediaTypeOfName } from "@tongban/domain";
import { DROP_IN, droppedKey } from "@tongban/store/drop-places";
import { readJsonFile, writeJsonFile } from "../data/json-file.ts";
import type { DropFolderSetting } from "./drop-folders.ts";

type Lying = { readonly name: string; readonly path: string; readonly size: number; readonly mark: string };

/** Takes what lies in partners' `in` folders to the bucket, each writing of a file once. */
export type Inbox = { take(partner: string): Promise<void> };

/**
 * Opens the `in` folders. A file is taken when it did not change between two looks, sheets only once all that lies beside them
 * is there: so a sheet and its materials may be put there together. What was taken is known after a restart.
 */
export const createInbox = ({
  folder,
  bucket,
  arrived,
}: Pick<DropFolderSetting, "folder" | "bucket" | "arrived">): Inbox => {
  const notes = join(folder, ".taken.json");
  const taken = new Map(Object.entries((readJsonFile(notes) ?? {}) as Record<string, string>));
  const seen = new Map<string, string>();
  const isNew = ({ path, mark }: Lying): boolean => taken.get(path) !== mark;
  const isStill = ({ path, mark }: Lying): boolean => seen.get(path) === mark;
  const takeOne = async (partner: string, { name, path, size, mark }: Lying): Promise<void> => {
    await bucket.put(droppedKey({ partner, name }), await firstBytes(path), size);
    taken.set(path, mark);
    writeJsonFile(notes, Object.fromEntries([...taken].filter(([known]) => existsSync(known))));
    arrived();
  };
  return {
    take: async (partner) => {
      const found = lyingIn(join(folder, partner, DROP_IN)).filter(isNew);
      const still = found.filter(isStill);
      for (const { path, mark } of found) seen.set(path, mark);
      for (const one of still.filter(isMaterial)) await takeOne(partner, one);
      if (still.length < found.length) return;
      for (const one of still.filter((each) => !isMaterial(each))) await takeOne(partner, one);
    },
  };
};

const isMaterial = ({ name }: Lying): boolean => mediaTypeOfName(name) !== undefined;

/** Files in a folder, but for those that programs leave there for themselves; none where there is no folder. */
const lyingIn = (folder: string): readonly Lying[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^(\.|~\$)/.test(entry.name))
      .flatMap(({ name }) => lyingAt(folder, name));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
};

/** Nothing where it went away just now. */
const lyingAt = (folder: string, name: string): readonly Lying[] => {
  const path = join(folder, name);
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? [{ name, path, size: found.size, mark: `${found.mtimeMs} ${found.size}` }] : [];
};

/** As much of a file as the bucket takes: one with more is refused by its size. */
const firstBytes = async (path: string): Promise<Uint8Array> => {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = new Uint8Array(Math.min(size, dropSheetBytes));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};
