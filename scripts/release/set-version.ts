import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { membersOf, objectOf } from "../compatibility/json.ts";

const OWN = "@tongban/";

/** A package file's text with its own version, and that of the packages of this repository that it needs, replaced. */
const withVersion = (text: string, version: string): string =>
  text
    .replace(/^( {2}"version": )"[^"]*"/m, (_, before) => `${before}"${version}"`)
    .replace(/^( +"@tongban\/[\w-]+": )"[^"]*"/gm, (_, before) => `${before}"${version}"`);

/** The lockfile with the version of the packages of this repository replaced, as npm would write it. */
const lockWithVersion = (text: string, version: string): string => {
  const lock = objectOf(JSON.parse(text));
  const packages = membersOf(lock["packages"]).map(([folder, entry]) => {
    if (folder.startsWith("node_modules/") || !("version" in entry)) return [folder, entry];
    const dependencies = membersOf(entry["dependencies"]).map(([name]) => {
      const wanted = objectOf(entry["dependencies"])[name];
      return [name, name.startsWith(OWN) ? version : wanted];
    });
    const needs = "dependencies" in entry ? { dependencies: Object.fromEntries(dependencies) } : {};
    return [folder, { ...entry, version, ...needs }];
  });
  const whole = { ...lock, version, packages: Object.fromEntries(packages) };
  return `${JSON.stringify(whole, null, 2)}\n`;
};

/** The folders of the packages of this repository, as its lockfile has them; "" is the root. */
const foldersOf = (lock: string): readonly string[] =>
  membersOf(objectOf(JSON.parse(lock))["packages"])
    .filter(([folder, entry]) => !folder.includes("node_modules/") && "version" in entry)
    .map(([folder]) => folder);

/** Writes one version into every package file of a repository and into its lockfile. */
export const setVersion = (root: string, version: string): void => {
  const lockFile = join(root, "package-lock.json");
  const lock = readFileSync(lockFile, "utf8");
  for (const folder of foldersOf(lock)) {
    const file = join(root, folder, "package.json");
    writeFileSync(file, withVersion(readFileSync(file, "utf8"), version));
  }
  writeFileSync(lockFile, lockWithVersion(lock, version));
};
