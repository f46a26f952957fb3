import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "./bundle.ts";

/** The built console: what lies at its top, and the path it was built to be served at. */
export type ConsoleBuild = {
  /** Absolute path of the built files. */
  readonly folder: string;
  /** Files beside index.html, such as `favicon.svg`. */
  readonly files: readonly string[];
  /** Folders, among them `assets` with names that hold their content's hash. */
  readonly folders: readonly string[];
  /** What comes before `/console/` in the addresses of index.html: empty, or a stage such as `/live`. */
  readonly prefix: string;
};

/** Where the console's build leaves its files. */
export const consoleFolder: string = join(repositoryRoot, "packages/console/dist");

/** Reads a build of the console; undefined where it has not been built. */
export const readConsoleBuild = (folder: string): ConsoleBuild | undefined => {
  const index = join(folder, "index.html");
  if (!existsSync(index)) return undefined;
  const entries = readdirSync(folder, { withFileTypes: true });
  const [, prefix = ""] = /src="([^"]*)\/console\//.exec(readFileSync(index, "utf8")) ?? [];
  return {
    folder,
    files: entries.filter((entry) => entry.isFile() && entry.name !== "index.html").map(({ name }) => name),
    folders: entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
    prefix,
  };
};
