import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";

const feedPlace = z.object({ cursor: z.string().optional(), done: z.array(z.string()).optional() });

/** A place in a feed: the page that comes next, and the ids of those of its events that were dealt with already. */
export type FeedPlace = z.output<typeof feedPlace>;

/** The place that was kept; that of the beginning before the first time. */
export const readPlace = (path: string): FeedPlace => {
  try {
    return feedPlace.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return {};
    throw new Error(`${path} does not hold a place in a feed; delete it to start from the beginning`, {
      cause,
    });
  }
};

/** Keeps a place; a crash leaves the one before it. */
export const keepPlace = (path: string, place: FeedPlace): void => {
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.${process.pid}.next`;
  writeFileSync(next, `${JSON.stringify(place)}\n`, { mode: 0o600 });
  renameSync(next, path);
};

/** The cursor that was kept; nothing before the first time. */
export const readFeedPlace = (path: string): string | undefined => readPlace(path).cursor;

/** Keeps a cursor; a crash leaves the one before it. */
export const keepFeedPlace = (path: string, cursor: string): void => keepPlace(path, { cursor });
