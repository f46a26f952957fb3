import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "./bundle.ts";

/** Sites beside the API by the path that each is served at, with the folder that its build leaves. */
const siteFolders = {
  console: join(repositoryRoot, "packages/console/dist"),
  docs: join(repositoryRoot, "build/documentation"),
} as const;

/** Path of a site, without slashes. */
export type SitePath = keyof typeof siteFolders;

/** A built site: what lies at its top, and the path it was built to be served at. */
export type SiteBuild = {
  /** Absolute path of the built files. */
  readonly folder: string;
  /** Files beside index.html, such as `favicon.svg`. */
  readonly files: readonly string[];
  /** Folders, among them `assets` with names that hold their content's hash. */
  readonly folders: readonly string[];
  /** What comes before the site's path in the addresses of index.html: empty, or a stage such as `/live`. */
  readonly prefix: string;
};

/** The builds that there are; undefined is a site that has not been built. */
export type SiteBuilds = Readonly<Record<SitePath, SiteBuild | undefined>>;

/** Reads a build of the site of a path; undefined where it has not been built. */
export const readSiteBuild = (path: SitePath, folder: string = siteFolders[path]): SiteBuild | undefined => {
  const index = join(folder, "index.html");
  if (!existsSync(index)) return undefined;
  const entries = readdirSync(folder, { withFileTypes: true });
  const [, prefix = ""] = new RegExp(`src="([^"]*)/${path}/`).exec(readFileSync(index, "utf8")) ?? [];
  return {
    folder,
    files: entries.filter((entry) => entry.isFile() && entry.name !== "index.html").map(({ name }) => name),
    folders: entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
    prefix,
  };
};
