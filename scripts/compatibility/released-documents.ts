import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Json, objectOf } from "./json.ts";
import { compareVersions, readVersion } from "./version.ts";

/** Where the documents of released versions are kept, below the repository's root. */
export const RELEASED_DOCUMENTS = "docs/openapi";

/** A released version and its document. */
export type ReleasedDocument = { readonly version: string; readonly document: Json };

/** The released versions that are kept, the newest last. */
export const releasedVersions = (root: string): readonly string[] =>
  readdirSync(join(root, RELEASED_DOCUMENTS))
    .map((name) => name.replace(/\.json$/, ""))
    .flatMap((name) => {
      const version = readVersion(name);
      return version ? [{ name, version }] : [];
    })
    .sort((one, other) => compareVersions(one.version, other.version))
    .map(({ name }) => name);

/** The document of the newest released version, if there was one. */
export const newestRelease = (root: string): ReleasedDocument | undefined => {
  const version = releasedVersions(root).at(-1);
  if (version === undefined) return undefined;
  const text = readFileSync(join(root, RELEASED_DOCUMENTS, `${version}.json`), "utf8");
  return { version, document: objectOf(JSON.parse(text)) };
};

const withoutExamples = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutExamples);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, part]) => !isExample(name, part))
      .map(([name, part]) => [name, withoutExamples(part)]),
  );
};

/** An example, and not a property that has this name, whose value is a schema. */
const isExample = (name: string, value: unknown): boolean =>
  name === "example" ? objectOf(value)["type"] === undefined : name === "examples";

/**
 * A document as it is kept: without examples, which are most of it and promise nothing, and with an entry of its parts
 * on a line, so that versions of it can be compared.
 */
export const keptForm = (document: Json): string => {
  const part = (value: unknown): string =>
    typeof value !== "object" || value === null || Array.isArray(value)
      ? JSON.stringify(value)
      : `{\n${entries(value, (one) => JSON.stringify(one))}\n}`;
  return `{\n${entries(objectOf(withoutExamples(document)), part)}\n}\n`;
};

const entries = (value: object, write: (part: unknown) => string): string =>
  Object.entries(value)
    .map(([name, part]) => `${JSON.stringify(name)}: ${write(part)}`)
    .join(",\n");
