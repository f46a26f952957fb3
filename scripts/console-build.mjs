// Builds the console when its sources are newer than what was built.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Folders and files that end up in the console, below the repository's root. */
const sources = [
  "packages/console/package.json",
  "packages/console/index.html",
  "packages/console/vite.config.ts",
  "packages/console/public",
  "packages/console/src",
  "packages/contract/src",
  "packages/domain/src",
  "packages/sdk/src",
  "packages/sdk/verifier",
  "package-lock.json",
];

const newest = (path) => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
};

const canBeBuilt = (folder) => {
  const path = join(folder, "package.json");
  return existsSync(path) && typeof JSON.parse(readFileSync(path, "utf8")).scripts?.build === "string";
};

const isFresh = (root, folder) => {
  const built = statSync(join(folder, "dist", "index.html"), { throwIfNoEntry: false });
  return built !== undefined && sources.every((path) => newest(join(root, path)) <= built.mtimeMs);
};

/** Builds the console if it must be; a failure is told and leaves the broker without a fresh console. */
export const ensureConsoleBuilt = (root, node) => {
  const folder = join(root, "packages", "console");
  if (!canBeBuilt(folder) || isFresh(root, folder)) return;
  process.stdout.write("Building the console …\n");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const built = spawnSync(node, [vite, "build", "--logLevel", "warn"], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (built.status === 0) return;
  const reason = `${built.stdout ?? ""}${built.stderr ?? ""}`.trim().split("\n").slice(0, 20).join("\n");
  process.stderr.write(`The console could not be built; going on without it.\n${reason}\n`);
};
