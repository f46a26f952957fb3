import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BreakingChange, mending } from "./breaking-change.ts";
import { announcedBreaks } from "./changelog.ts";
import { breakingChanges } from "./documents.ts";
import { objectOf } from "./json.ts";
import { newestRelease } from "./released-documents.ts";

/** What breaks callers of the newest released version, apart by whether the changelog announces it. */
export type Breaks = {
  readonly since: string;
  readonly announced: readonly BreakingChange[];
  readonly unannounced: readonly BreakingChange[];
};

/** Compares `docs/openapi.json` with the newest released document of a repository. */
export const breaksOf = (root: string): Breaks => {
  const released = newestRelease(root);
  if (!released) return { since: "nothing", announced: [], unannounced: [] };
  const current = objectOf(JSON.parse(readFileSync(join(root, "docs/openapi.json"), "utf8")));
  const found = breakingChanges(released.document, current);
  const places = announcedBreaks(readFileSync(join(root, "CHANGELOG.md"), "utf8"));
  return {
    since: released.version,
    announced: found.filter(({ place }) => places.has(place)),
    unannounced: found.filter(({ place }) => !places.has(place)),
  };
};

/** What is wrong and how it is mended, for the terminal. */
export const toldBreaks = ({ since, unannounced }: Breaks): string => {
  const lines = unannounced.map(
    ({ place, rule, says }) => `  ${place}\n    ${says} (${rule})\n    mend: ${mending[rule]}\n`,
  );
  return `docs/openapi.json breaks callers of version ${since} in ${unannounced.length} places:

${lines.join("\n")}
Mend each as it says. What has to break all the same is announced: write the place in backticks and what callers have to
do under "### Breaking" of "## [Unreleased]" in CHANGELOG.md, such as

  - \`${unannounced[0]?.place}\`: …

and the next release then needs a version number that says so (docs/site/en/versioning.md).
`;
};
