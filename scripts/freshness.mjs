// Whether what was built is newer than what it is built from.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** A folder changes when a file of it goes; those whose names begin with a dot are for tools. */
const newest = (path) => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const names = readdirSync(path).filter((name) => !name.startsWith("."));
  return Math.max(found.mtimeMs, ...names.map((name) => newest(join(path, name))));
};

/** Whether a built file is there, and no source, a file or a folder below `root`, was changed after it. */
export const isFresh = (root, built, sources) => {
  const found = statSync(built, { throwIfNoEntry: false });
  return found !== undefined && sources.every((path) => newest(join(root, path)) <= found.mtimeMs);
};
