import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withRelease } from "../compatibility/changelog.ts";
import { objectOf } from "../compatibility/json.ts";
import { keptForm, newestRelease, RELEASED_DOCUMENTS } from "../compatibility/released-documents.ts";
import { breaksOf, toldBreaks } from "../compatibility/unannounced-breaks.ts";
import { compareVersions, mayBreak, readVersion, type Version } from "../compatibility/version.ts";
import { type Git, gitIn } from "./git.ts";
import { setVersion } from "./set-version.ts";

/** Why a release cannot be made, and what to do. */
export class ReleaseRefused extends Error {}

/** A release that is asked for. */
export type AskedRelease = {
  readonly root: string;
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Everything is tried and nothing kept. */
  readonly isDryRun: boolean;
};

const refuse = (why: string): never => {
  throw new ReleaseRefused(why);
};

const subjectOf = (version: string): string => `Release ${version}`;

const wantedVersion = (text: string): Version =>
  readVersion(text) ?? refuse(`"${text}" is no version; give one such as 1.2.3`);

const checkTree = (git: Git): void => {
  const branch = git.branch();
  if (branch !== "main") refuse(`releases are made of main; this is ${branch}: git switch main`);
  const changes = git.changes();
  if (changes !== "") refuse(`commit or stash first:\n${changes}`);
};

/** Refuses a number that is not above the last one, or that does not say that callers may break. */
const checkNumber = (root: string, text: string, version: Version): void => {
  const last = newestRelease(root)?.version;
  const from = last === undefined ? undefined : readVersion(last);
  if (!from) return;
  if (compareVersions(version, from) <= 0) refuse(`${last} is released; the next version must be above it`);
  const breaks = breaksOf(root);
  if (breaks.unannounced.length > 0) refuse(toldBreaks(breaks));
  if (breaks.announced.length === 0 || mayBreak(from, version)) return;
  const next = from[0] === 0 ? `0.${from[1] + 1}.0` : `${from[0] + 1}.0.0`;
  const places = [...new Set(breaks.announced.map(({ place }) => place))].join(", ");
  refuse(`${text} does not say that callers of ${last} break, at ${places}; release ${next}`);
};

const write = ({ root, version, day }: AskedRelease): void => {
  const changelog = join(root, "CHANGELOG.md");
  writeFileSync(changelog, withRelease(readFileSync(changelog, "utf8"), version, day));
  setVersion(root, version);
  execFileSync(process.execPath, ["scripts/openapi.ts"], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
  const document = objectOf(JSON.parse(readFileSync(join(root, "docs/openapi.json"), "utf8")));
  if (objectOf(document["info"])["version"] !== version)
    refuse(`docs/openapi.json did not take the version ${version}`);
  writeFileSync(join(root, RELEASED_DOCUMENTS, `${version}.json`), keptForm(document));
};

/**
 * Makes a release: changelog, numbers, API document, its kept form, a commit and a tag. What fails is undone; one that
 * was broken off between commit and tag is gone on with. Says what it did.
 */
export const makeRelease = (asked: AskedRelease): string => {
  const { root, version, isDryRun } = asked;
  const git = gitIn(root);
  const tag = `v${version}`;
  const wanted = wantedVersion(version);
  checkTree(git);
  if (git.hasTag(tag)) refuse(`${tag} is there already`);
  const isCommitted = git.lastSubject() === subjectOf(version);
  if (!isCommitted) {
    checkNumber(root, version, wanted);
    try {
      write(asked);
      if (!isDryRun) git.commit(subjectOf(version));
    } catch (error) {
      git.undo();
      if (error instanceof ReleaseRefused) throw error;
      throw new ReleaseRefused(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }
  if (isDryRun) {
    const changes = git.changes();
    git.undo();
    return `${version} can be released; it would change:\n${changes || "nothing but the tag"}\n`;
  }
  git.tag(tag, subjectOf(version));
  return `${version} is released as ${tag}. Publish it: git push origin main ${tag}, then npm run pack:sdk -- --out FOLDER\n`;
};
