const UNRELEASED = "## [Unreleased]";

/** The lines of a changelog that belong to what is not released yet. */
export const unreleasedOf = (changelog: string): string => {
  const [, after = ""] = changelog.split(`${UNRELEASED}\n`);
  return after.split(/^(?:## |\[)/m)[0]?.trim() ?? "";
};

/** The places, such as `POST /v1/cases`, that stand in backticks under "Breaking" of what is not released yet. */
export const announcedBreaks = (changelog: string): ReadonlySet<string> => {
  const [, after = ""] = unreleasedOf(changelog).split(/^### Breaking$/m);
  const section = after.split(/^### /m)[0] ?? "";
  return new Set([...section.matchAll(/`([^`]+)`/g)].map(([, place]) => `${place}`));
};

/** The changelog with what was not released put under a version and its day; refuses where nothing is there. */
export const withRelease = (changelog: string, version: string, day: string): string => {
  if (!changelog.includes(`${UNRELEASED}\n`)) throw new Error(`CHANGELOG.md has no heading "${UNRELEASED}"`);
  if (unreleasedOf(changelog) === "")
    throw new Error('CHANGELOG.md says nothing under "Unreleased": say there what changed for whom');
  return changelog.replace(`${UNRELEASED}\n`, () => `${UNRELEASED}\n\n## [${version}] - ${day}\n`);
};
