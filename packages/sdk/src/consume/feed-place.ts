import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";

const place = z.object({ cursor: z.string() });

/** The cursor that was kept; nothing before the first time. */
export const readFeedPlace = (path: string): string | undefined => {
  try {
    return place.parse(JSON.parse(readFileSync(path, "utf8"))).cursor;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw new Error(`${path} does not hold a place in a feed; delete it to start from the beginning`, {
      cause,
    });
  }
};

/** Keeps a cursor; a crash leaves the one before it. */
export const keepFeedPlace = (path: string, cursor: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.${process.pid}.next`;
  writeFileSync(next, `${JSON.stringify({ cursor })}\n`, { mode: 0o600 });
  renameSync(next, path);
};
