import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

/** A file of the build as Vite's manifest lists it. */
type Chunk = {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
};

/** Bytes after gzip that the browser may load before a clerk's desk can be used. */
const LIMIT = 400 * 1024;

const dist = new URL("./dist/", import.meta.url);

const readManifest = async (): Promise<Readonly<Record<string, Chunk>>> =>
  JSON.parse(await readFile(new URL("manifest.json", dist), "utf8")) as Record<string, Chunk>;

/** The files that a chunk needs before it runs: itself, its styles, and those of all it imports. */
const filesOf = (manifest: Readonly<Record<string, Chunk>>, names: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const name of names) visit(name);
  return [...files];
};

const sizeOf = async (file: string): Promise<number> => gzipSync(await readFile(new URL(file, dist))).length;

const manifest = await readManifest();
const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry === true);
if (entry === undefined) throw new Error("the build has no entry; run `npm run build -w @tongban/console`");
const files = ["index.html", ...filesOf(manifest, [entry, "src/pages/desk.tsx"])];
const sizes = await Promise.all(files.map(sizeOf));
const total = sizes.reduce((sum, size) => sum + size, 0);
const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

process.stdout.write(
  [
    ...files.map((file, index) => `${kib(sizes[index] ?? 0).padStart(9)}  ${file}`),
    `${kib(total).padStart(9)}  first load of the desk, gzip; the limit is ${kib(LIMIT)}\n`,
  ].join("\n"),
);
if (total > LIMIT) process.exitCode = 1;
