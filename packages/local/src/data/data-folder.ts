import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import packageFile from "../../package.json" with { type: "json" };
import { explainFileError, StartFailure } from "../failure.ts";
import { readJsonFile, writeJsonFile } from "./json-file.ts";

/** The broker's state on disk, held by one process at a time. */
export type DataFolder = {
  readonly path: string;
  /** Absolute path of a sub-folder that exists. */
  folder(name: string): string;
  /** Leaves a note for other commands about who runs here, at which URL, and where the table is. */
  announce(url: string, table: TableAddress): void;
  release(): void;
};

/** The one table, and the DynamoDB endpoint that has it. */
export type TableAddress = { readonly endpoint: string; readonly name: string };

/** What a running broker says about itself in its data folder; a broker that was killed leaves it behind. */
export type Announcement = {
  readonly pid: number;
  readonly url: string;
  readonly version: string;
  readonly table: TableAddress;
};

/**
 * Which shape what the folder keeps has. A change that earlier data cannot be read with raises it; there is no
 * migration before the first release.
 */
export const DATA_FORMAT = 4;

const announcementPath = (path: string): string => join(path, "broker.json");

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Reads who runs on a data folder; undefined when nobody announced itself or the note is not readable. */
export const readAnnouncement = (path: string): Announcement | undefined => {
  try {
    const value = readJsonFile(announcementPath(path));
    if (!isFields(value)) return undefined;
    const { pid, url, version, table } = value;
    if (typeof pid !== "number" || typeof url !== "string" || typeof version !== "string") return undefined;
    if (!isFields(table)) return undefined;
    const { endpoint, name } = table;
    if (typeof endpoint !== "string" || typeof name !== "string") return undefined;
    return { pid, url, version, table: { endpoint, name } };
  } catch {
    return undefined;
  }
};

/** Format 1 left no note of itself, but always a folder of each engine. */
const formatOf = (path: string, formatPath: string): unknown => {
  const value = readJsonFile(formatPath);
  if (value === undefined) return existsSync(join(path, "queues")) ? 1 : undefined;
  return isFields(value) ? value["format"] : undefined;
};

/** Notes the format of a folder that is new, and refuses one of another format. */
const checkFormat = (path: string): void => {
  const formatPath = join(path, "format.json");
  const format = formatOf(path, formatPath);
  if (format === undefined) writeJsonFile(formatPath, { format: DATA_FORMAT });
  else if (format !== DATA_FORMAT)
    throw new StartFailure(
      `The data folder ${path} was made by another version of Tongban (its format is ${format}, this version reads ${DATA_FORMAT}) and cannot be read; move it away or delete it, or set TONGBAN_DATA to another folder.`,
    );
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

/**
 * Makes the folder if needed and takes it for this process; refuses one that another broker holds, and one whose data
 * this version cannot read.
 */
export const openDataFolder = (path: string): DataFolder => {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const database = lock(path);
    const release = (): void => {
      held.delete(database);
      database.close();
    };
    try {
      checkFormat(path);
    } catch (error) {
      release();
      throw error;
    }
    return {
      path,
      folder: (name) => {
        const folder = join(path, name);
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        return folder;
      },
      announce: (url, table) =>
        writeJsonFile(announcementPath(path), {
          pid: process.pid,
          url,
          version: packageFile.version,
          table,
        } satisfies Announcement),
      release: () => {
        rmSync(announcementPath(path), { force: true });
        release();
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
