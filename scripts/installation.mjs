// Makes sure that node_modules holds what package-lock.json says, before anything of it is used.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join, sep } from "node:path";

/** Why the set-up cannot go on, as one sentence. */
export class SetUpFailure extends Error {}

const readLock = (path) => {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages ?? {};
  } catch {
    return undefined;
  }
};

/** Another platform's packages and those that may be missing are no reason to install again. */
const mayBeMissing = ({ optional, devOptional, peer, link, inBundle }) =>
  Boolean(optional || devOptional || peer || link || inBundle);

/** npm writes its own lockfile into node_modules as the last step of an install, so it stands for a complete one. */
export const isInstalled = (root) => {
  const wanted = readLock(join(root, "package-lock.json"));
  const found = readLock(join(root, "node_modules", ".package-lock.json"));
  if (wanted === undefined)
    throw new SetUpFailure("package-lock.json is missing or damaged; restore it from git.");
  if (found === undefined || !existsSync(join(root, "node_modules", ".bin", "node"))) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes("node_modules/")) return true;
    const installed = found[path];
    return installed === undefined ? mayBeMissing(entry) : installed.version === entry.version;
  });
};

const isOwnFolder = (folder, root) => folder.startsWith(join(root, "node_modules") + sep);

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** `npm ci` removes node_modules, so neither it nor its Node may come from there. */
const pathOutside = (root) =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "" && !isOwnFolder(folder + sep, root));

const install = (root) => {
  const folders = pathOutside(root);
  if (!folders.some((folder) => isProgram(join(folder, "npm"))))
    throw new SetUpFailure("npm was not found; install Node.js 20 or newer together with npm.");
  return spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PATH: folders.join(delimiter), npm_config_progress: "true" },
  });
};

/** Installs with `npm ci` if anything is missing or of another version; does nothing otherwise. */
export const ensureInstalled = (root) => {
  if (isInstalled(root)) return;
  process.stdout.write("Installing packages (once; about a minute) …\n");
  const began = Date.now();
  const { status, signal, error } = install(root);
  if (signal) process.exit(130);
  if (error) throw new SetUpFailure(`npm could not be run: ${error.message}.`);
  if (status !== 0) throw new SetUpFailure("npm ci failed (see above); mend that and run the command again.");
  if (!isInstalled(root)) throw new SetUpFailure("npm ci left packages out; run npm ci by hand to see why.");
  process.stdout.write(`Packages are installed (${Math.round((Date.now() - began) / 1000)} s).\n`);
};
