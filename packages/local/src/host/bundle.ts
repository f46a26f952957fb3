import { createHash, randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  BUNDLE_FILE,
  type Bundling,
  buildOf,
  bundlingOptions,
  programFile,
} from "@tongban/functions/bundling";
import type { FunctionDeployment } from "@tongban/functions/deployment";
import type { Metafile } from "esbuild";
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

/** What is bundled: an entry file, and the files and programs that lie beside its bundle; all relative to the repository. */
export type Bundled = Pick<FunctionDeployment, "entry" | "assets" | "programs">;

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

/** A digest of these sources as they are, and of all else that a bundle depends on. */
type KeyOf = (sources: readonly string[]) => string;

/** Dependencies (and esbuild) change with what npm installed, our sources one by one. Each is read once for all bundles. */
const keysWith = (bundling: Bundling): KeyOf => {
  const digests = new Map<string, string>();
  const digestOf = (path: string): string => {
    const known = digests.get(path) ?? createHash("sha256").update(readOrNothing(path)).digest("hex");
    digests.set(path, known);
    return known;
  };
  return (sources) => {
    const hash = createHash("sha256").update(JSON.stringify(bundling));
    for (const path of [join(repositoryRoot, "node_modules/.package-lock.json"), ...sources])
      hash.update(`${relative(repositoryRoot, path)}\0${digestOf(path)}\0`);
    return hash.digest("hex");
  };
};

/** Where an asset lies beside a bundle. */
const beside = (folder: string, asset: string): string => join(folder, basename(asset));

const reusable = (
  folder: string,
  { assets = [], programs = [] }: Bundled,
  keyOf: KeyOf,
): Bundle | undefined => {
  const needed = [...assets, ...programs.map(programFile)];
  if (!needed.every((file) => existsSync(beside(folder, file)))) return undefined;
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

/** Every source that an entry file leads to, outside node_modules, absolute. */
const sourcesBehind = (entries: readonly string[], { inputs }: Metafile): readonly string[] => {
  const reached = new Set(entries);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const input of reached)
    for (const { path, external } of inputs[input]?.imports ?? []) if (!external) reached.add(path);
  return [...reached]
    .filter((input) => !input.includes("node_modules/"))
    .map((input) => resolve(repositoryRoot, input))
    .sort();
};

type Build = { readonly files: ReadonlyMap<string, Uint8Array>; readonly metafile: Metafile };

/** One build of all: what functions have in common, which is most of them, is read once. */
const builtInto = async (
  outDir: string,
  functions: Readonly<Record<string, Bundled>>,
  bundling: Bundling,
): Promise<Build> => {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    ...buildOf(functions, bundling, outDir),
    absWorkingDir: repositoryRoot,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  return { files: new Map(outputFiles.map(({ path, contents }) => [path, contents])), metafile };
};

/** Writes a function's part of a build, and at last the stamp that says it is whole. */
const keepBundle = (
  folder: string,
  { entry, assets = [], programs = [] }: Bundled,
  { files, metafile }: Build,
  keyOf: KeyOf,
): Bundle => {
  const path = join(folder, BUNDLE_FILE);
  const sources = sourcesBehind([entry, ...programs], metafile);
  mkdirSync(folder, { recursive: true });
  for (const asset of assets) copyFileSync(join(repositoryRoot, asset), beside(folder, asset));
  for (const file of [path, ...programs.map((program) => beside(folder, programFile(program)))]) {
    const content = files.get(file);
    if (!content) throw new Error(`esbuild made no ${file}`);
    replaceFile(file, content);
  }
  const bytes = files.get(path)?.length ?? 0;
  writeJsonFile(join(folder, "bundle.json"), { key: keyOf(sources), bytes, sources } satisfies Stamp);
  return { path, bytes, sources, reused: false };
};

/**
 * Bundles entry files (by function name, relative to the repository) into `outDir`/<name>/index.mjs, each with the
 * assets beside it. A bundle whose sources and dependencies are unchanged is left as it is.
 */
export const bundleFunctions = async (
  functions: Readonly<Record<string, Bundled>>,
  outDir: string,
  bundling: Bundling = bundlingOptions,
): Promise<Record<string, Bundle>> => {
  const keyOf = keysWith(bundling);
  const known = new Map(
    Object.entries(functions).flatMap(([name, bundled]) => {
      const bundle = reusable(join(outDir, name), bundled, keyOf);
      return bundle ? [[name, bundle]] : [];
    }),
  );
  const stale = Object.entries(functions).filter(([name]) => !known.has(name));
  if (stale.length === 0) return Object.fromEntries(known);
  const build = await builtInto(outDir, Object.fromEntries(stale), bundling);
  // What was read to look at former bundles may have changed since.
  const freshKeyOf = keysWith(bundling);
  for (const [name, bundled] of stale)
    known.set(name, keepBundle(join(outDir, name), bundled, build, freshKeyOf));
  return Object.fromEntries(known);
};
