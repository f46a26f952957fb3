import { createHash, randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { BUNDLE_FILE, type Bundling, bundlingOptions, programFile } from "@tongban/functions/bundling";
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

/** Dependencies (and esbuild) change with what npm installed, our sources one by one. */
const keyOf = (sources: readonly string[], bundling: Bundling): string => {
  const hash = createHash("sha256").update(JSON.stringify(bundling));
  for (const path of [join(repositoryRoot, "node_modules/.package-lock.json"), ...sources]) {
    const content = readOrNothing(path);
    hash.update(`${relative(repositoryRoot, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
};

/** Where an asset lies beside a bundle. */
const beside = (folder: string, asset: string): string => join(folder, basename(asset));

const reusable = (
  folder: string,
  { assets = [], programs = [] }: Bundled,
  bundling: Bundling,
): Bundle | undefined => {
  const needed = [...assets, ...programs.map(programFile)];
  if (!needed.every((file) => existsSync(beside(folder, file)))) return undefined;
  const stamp = readJsonFile(join(folder, "bundle.json"));
  if (!isStamp(stamp)) return undefined;
  const path = join(folder, BUNDLE_FILE);
  if (readOrNothing(path).length !== stamp.bytes || keyOf(stamp.sources, bundling) !== stamp.key)
    return undefined;
  return { path, bytes: stamp.bytes, sources: stamp.sources, reused: true };
};

const replaceFile = (path: string, content: Uint8Array | string): void => {
  const next = `${path}.${randomUUID()}.next`;
  writeFileSync(next, content);
  renameSync(next, path);
};

type Built = { readonly content: Uint8Array; readonly metafile: Metafile };

const built = async (entry: string, outfile: string, bundling: Bundling): Promise<Built> => {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    ...bundling,
    mainFields: [...bundling.mainFields],
    entryPoints: [resolve(repositoryRoot, entry)],
    outfile,
    absWorkingDir: repositoryRoot,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const content = outputFiles[0]?.contents;
  if (!content) throw new Error(`esbuild made nothing of ${entry}`);
  return { content, metafile };
};

const bundleOne = async (
  { entry, assets = [], programs = [] }: Bundled,
  folder: string,
  bundling: Bundling,
): Promise<Bundle> => {
  const path = join(folder, BUNDLE_FILE);
  const files = [
    [entry, path],
    ...programs.map((program) => [program, beside(folder, programFile(program))]),
  ];
  const all = await Promise.all(
    files.map(async ([source = "", to = ""]) => ({ to, ...(await built(source, to, bundling)) })),
  );
  const inputs = all.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const sources = [...new Set(inputs.filter((input) => !input.includes("node_modules/")))]
    .map((input) => resolve(repositoryRoot, input))
    .sort();
  mkdirSync(folder, { recursive: true });
  for (const asset of assets) copyFileSync(join(repositoryRoot, asset), beside(folder, asset));
  for (const { to, content } of all) replaceFile(to, content);
  const [own] = all;
  const bytes = own?.content.length ?? 0;
  replaceFile(join(folder, "meta.json"), JSON.stringify(own?.metafile));
  writeJsonFile(join(folder, "bundle.json"), {
    key: keyOf(sources, bundling),
    bytes,
    sources,
  } satisfies Stamp);
  return { path, bytes, sources, reused: false };
};

/**
 * Bundles entry files (by function name, relative to the repository) into `outDir`/<name>/index.mjs, each with
 * esbuild's metafile meta.json and the assets beside it. A bundle whose sources and dependencies are unchanged is left as it is.
 */
export const bundleFunctions = async (
  functions: Readonly<Record<string, Bundled>>,
  outDir: string,
  bundling: Bundling = bundlingOptions,
): Promise<Record<string, Bundle>> => {
  const bundles = await Promise.all(
    Object.entries(functions).map(async ([name, bundled]) => {
      const folder = join(outDir, name);
      const bundle = reusable(folder, bundled, bundling) ?? (await bundleOne(bundled, folder, bundling));
      return [name, bundle] as const;
    }),
  );
  return Object.fromEntries(bundles);
};
