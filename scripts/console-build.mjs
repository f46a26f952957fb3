// Builds the console when its sources are newer than what was built.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isFresh } from "./freshness.mjs";

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

const canBeBuilt = (folder) => {
  const path = join(folder, "package.json");
  return existsSync(path) && typeof JSON.parse(readFileSync(path, "utf8")).scripts?.build === "string";
};

/** Builds the console if it must be; a failure is told and leaves the broker without a fresh console. */
export const ensureConsoleBuilt = (root, node) => {
  const folder = join(root, "packages", "console");
  if (!canBeBuilt(folder) || isFresh(root, join(folder, "dist", "index.html"), sources)) return;
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
