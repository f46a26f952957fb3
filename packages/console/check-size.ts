import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

/** A file of the build as Vite's manifest lists it. */
type Chunk = {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
};

/** What the browser may load, in bytes after gzip, before a page can be used: a clerk's desk, and the public page. */
const pages = [
  { name: "first load of the desk", html: "index.html", with: ["src/pages/desk.tsx"], limit: 400 * 1024 },
  { name: "the public page", html: "catalog.html", with: [], limit: 120 * 1024 },
  { name: "the applicant's page", html: "progress.html", with: [], limit: 120 * 1024 },
  { name: "the page that verifies papers", html: "paper.html", with: [], limit: 120 * 1024 },
] as const;

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
const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

for (const page of pages) {
  if (!manifest[page.html])
    throw new Error("the build has no entry; run `npm run build -w @tongban/console`");
  const files = [page.html, ...filesOf(manifest, [page.html, ...page.with])];
  const sizes = await Promise.all(files.map(sizeOf));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  process.stdout.write(
    [
      ...files.map((file, index) => `${kib(sizes[index] ?? 0).padStart(9)}  ${file}`),
      `${kib(total).padStart(9)}  ${page.name}, gzip; the limit is ${kib(page.limit)}\n`,
    ].join("\n"),
  );
  if (total > page.limit) process.exitCode = 1;
}
