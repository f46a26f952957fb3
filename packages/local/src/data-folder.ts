import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { explainFileError, StartFailure } from "./failure.ts";

/** The broker's state on disk, held by one process at a time. */
export type DataFolder = {
  readonly path: string;
  /** Absolute path of a sub-folder that exists. */
  folder(name: string): string;
  /** Leaves a note for other commands about who runs here and at which URL. */
  announce(url: string): void;
  release(): void;
};

/** What a running broker says about itself in its data folder. */
export type Announcement = { readonly pid: number; readonly url: string };

const announcementPath = (path: string): string => join(path, "broker.json");

/** Reads who runs on a data folder; undefined when nobody announced itself (a crash may leave an old note). */
export const readAnnouncement = (path: string): Announcement | undefined => {
  try {
    const value: unknown = JSON.parse(readFileSync(announcementPath(path), "utf8"));
    if (typeof value !== "object" || value === null || !("pid" in value) || !("url" in value))
      return undefined;
    return typeof value.pid === "number" && typeof value.url === "string"
      ? { pid: value.pid, url: value.url }
      : undefined;
  } catch {
    return undefined;
  }
};

const lockedBy = (path: string): string => {
  const running = readAnnouncement(path);
  return running ? ` (process ${running.pid}, ${running.url})` : "";
};

/** A lock that nothing refers to any more would be collected, and with it be given up. */
const held = new Set<DatabaseSync>();

/**
 * SQLite's file lock is the kernel's: it goes with the process, however that ended, so a lock is never stale.
 */
const lock = (path: string): DatabaseSync => {
  const database = new DatabaseSync(join(path, "lock.db"), { timeout: 0 });
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA user_version = 1; BEGIN EXCLUSIVE");
    held.add(database);
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked|busy/i.test(error.message))
      throw new StartFailure(
        `The data folder ${path} is in use by another broker${lockedBy(path)}; stop it, or set TONGBAN_DATA to another folder.`,
        { cause: error },
      );
    throw error;
  }
};

/** Makes the folder if needed and takes it for this process; refuses one that another broker holds. */
export const openDataFolder = (path: string): DataFolder => {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const database = lock(path);
    return {
      path,
      folder: (name) => {
        const folder = join(path, name);
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        return folder;
      },
      announce: (url) => writeFileSync(announcementPath(path), JSON.stringify({ pid: process.pid, url })),
      release: () => {
        rmSync(announcementPath(path), { force: true });
        held.delete(database);
        database.close();
      },
    };
  } catch (error) {
    if (error instanceof Error && /unable to open database/.test(error.message))
      throw new StartFailure(
        `The data folder ${path} cannot be written; change its permissions or set TONGBAN_DATA to another folder.`,
        { cause: error },
      );
    throw explainFileError(error, `The data folder ${path}`);
  }
};
