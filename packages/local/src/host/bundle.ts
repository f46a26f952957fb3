import { createHash, randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { BUNDLE_FILE, bundlingOptions } from "@tongban/functions/bundling";
import type { FunctionDeployment } from "@tongban/functions/deployment";
import { readJsonFile, writeJsonFile } from "../data/json-file.ts";

/** Root folder of the repository; entry files are relative to it. */
export const repositoryRoot = fileURLToPath(new URL("../../../../", import.meta.url));

/** A function's bundle on disk. */
export type Bundle = {
  readonly path: string;
  /** Bytes of the bundle. */
  readonly bytes: number;
  /** Source files in it outside node_modules, absolute. */
  readonly sources: readonly string[];
  /** True if it was as it should be and nothing was built. */
  readonly reused: boolean;
};

/** What is bundled: an entry file, and the files that lie beside its bundle; both relative to the repository. */
export type Bundled = Pick<FunctionDeployment, "entry" | "assets">;

type Stamp = { readonly key: string; readonly bytes: number; readonly sources: readonly string[] };

const isStamp = (value: unknown): value is Stamp =>
  typeof value === "object" && value !== null && "key" in value && "bytes" in value && "sources" in value;

const readOrNothing = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
};

/** Dependencies (and esbuild) change with what npm installed, our sources one by one. */
const keyOf = (sources: readonly string[]): string => {
  const hash = createHash("sha256").update(JSON.stringify(bundlingOptions));
  for (const path of [join(repositoryRoot, "node_modules/.package-lock.json"), ...sources]) {
    const content = readOrNothing(path);
    hash.update(`${relative(repositoryRoot, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
};

/** Where an asset lies beside a bundle. */
const beside = (folder: string, asset: string): string => join(folder, basename(asset));

const reusable = (folder: string, assets: readonly string[]): Bundle | undefined => {
  if (!assets.every((asset) => existsSync(beside(folder, asset)))) return undefined;
  const stamp = readJsonFile(join(folder, "bundle.json"));
  if (!isStamp(stamp)) return undefined;
  const path = join(folder, BUNDLE_FILE);
  if (readOrNothing(path).length !== stamp.bytes || keyOf(stamp.sources) !== stamp.key) return undefined;
  return { path, bytes: stamp.bytes, sources: stamp.sources, reused: true };
};

const replaceFile = (path: string, content: Uint8Array | string): void => {
  const next = `${path}.${randomUUID()}.next`;
  writeFileSync(next, content);
  renameSync(next, path);
};

const bundleOne = async ({ entry, assets = [] }: Bundled, folder: string): Promise<Bundle> => {
  const path = join(folder, BUNDLE_FILE);
  const { build } = await import("esbuild");
  const result = await build({
    ...bundlingOptions,
    mainFields: [...bundlingOptions.mainFields],
    entryPoints: [resolve(repositoryRoot, entry)],
    outfile: path,
    absWorkingDir: repositoryRoot,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const content = result.outputFiles[0]?.contents;
  if (!content) throw new Error(`esbuild made nothing of ${entry}`);
  const sources = Object.keys(result.metafile.inputs)
    .filter((input) => !input.includes("node_modules/"))
    .map((input) => resolve(repositoryRoot, input))
    .sort();
  mkdirSync(folder, { recursive: true });
  for (const asset of assets) copyFileSync(join(repositoryRoot, asset), beside(folder, asset));
  replaceFile(path, content);
  replaceFile(join(folder, "meta.json"), JSON.stringify(result.metafile));
  writeJsonFile(join(folder, "bundle.json"), {
    key: keyOf(sources),
    bytes: content.length,
    sources,
  } satisfies Stamp);
  return { path, bytes: content.length, sources, reused: false };
};

/**
 * Bundles entry files (by function name, relative to the repository) into `outDir`/<name>/index.mjs, each with
 * esbuild's metafile meta.json and the assets beside it. A bundle whose sources and dependencies are unchanged is left as it is.
 */
export const bundleFunctions = async (
  functions: Readonly<Record<string, Bundled>>,
  outDir: string,
): Promise<Record<string, Bundle>> => {
  const bundles = await Promise.all(
    Object.entries(functions).map(async ([name, bundled]) => {
      const folder = join(outDir, name);
      const bundle = reusable(folder, bundled.assets ?? []) ?? (await bundleOne(bundled, folder));
      return [name, bundle] as const;
    }),
  );
  return Object.fromEntries(bundles);
};
