import { mkdirSync, readdirSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { dropRetentionDays } from "@tongban/functions/topology";
import { DROP_OUT, reportKey } from "@tongban/store/drop-places";
import type { Report } from "../sources/source.ts";
import type { DropBucket } from "./drop-bucket.ts";
import { createInbox } from "./inbox.ts";

/** ms between two looks into the folders, and between two at what is too old. */
const LOOK_EVERY = 1_000;
const EXPIRE_EVERY = 3_600_000;

const DAY_MS = 86_400_000;

/** Where folders of partners are, and where what lies there goes. */
export type DropFolderSetting = {
  /** Holds a folder for each partner, with `in` and `out`. */
  readonly folder: string;
  readonly bucket: DropBucket;
  /** Told once a file was put into the bucket. */
  readonly arrived: () => void;
  readonly report: Report;
};

/**
 * Does for folders on this machine what partners do with their folders in S3: takes what is put into `<partner>/in` to the
 * bucket, and brings reports from there into `<partner>/out`, until it is stopped. What lies in `in` stays there.
 */
export const startDropFolders = (setting: DropFolderSetting): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const inbox = createInbox(setting);
  const look = async (): Promise<void> => {
    for (const partner of partnersIn(setting.folder)) {
      if (signal.aborted) return;
      await inbox.take(partner);
      await bringReports(setting, partner);
    }
  };
  const every = async (interval: number, what: string, run: () => Promise<void>): Promise<void> => {
    const waited = (): Promise<boolean> => delay(interval, true, { signal }).catch(() => false);
    do {
      await run().catch((cause: unknown) => signal.aborted || setting.report(what, cause));
    } while (await waited());
  };
  const ended = Promise.all([
    every(LOOK_EVERY, "The folders of partners could not be looked into", look),
    every(EXPIRE_EVERY, "Old files of partners could not be erased", () => expire(setting.bucket)),
  ]);
  return {
    stop: async () => {
      stopping.abort();
      await ended;
      setting.bucket.close();
    },
  };
};

const partnersIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z0-9][a-z0-9-]*$/.test(entry.name))
    .map(({ name }) => name);

/** Moves reports into the folder; the one that people open is the last of its sheet to be there. */
const bringReports = async ({ folder, bucket }: DropFolderSetting, partner: string): Promise<void> => {
  const found = await bucket.list(reportKey({ partner, name: "" }));
  if (found.length === 0) return;
  const out = join(folder, partner, DROP_OUT);
  mkdirSync(out, { recursive: true, mode: 0o700 });
  for (const { key } of found.toReversed()) {
    const path = join(out, basename(key));
    await writeFile(`${path}.part`, await bucket.get(key), { mode: 0o600 });
    await rename(`${path}.part`, path);
    await bucket.erase(key);
  }
};

/** Erases what the lifecycle of a bucket in S3 would. */
const expire = async (bucket: DropBucket): Promise<void> => {
  const oldest = Date.now() - dropRetentionDays * DAY_MS;
  for (const { key, at } of await bucket.list("")) if (at.getTime() < oldest) await bucket.erase(key);
};
