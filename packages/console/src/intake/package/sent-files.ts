import type { IntakeBundle, OfferedPackage } from "../../api/package-queries.ts";
import type { BroughtMaterial } from "../intake-draft.ts";

/**
 * The digests of the files that are sent to each case of a bundle: each file once, to the first member that has begun and that
 * its material serves. Files that serve no such member are sent once one of theirs begins.
 */
export const filesByCase = (
  offered: Pick<OfferedPackage, "materials">,
  { members }: Pick<IntakeBundle, "members">,
  brought: readonly BroughtMaterial[],
): ReadonlyMap<string, readonly string[]> => {
  const begun = members.flatMap(({ member, caseId }) => (caseId === null ? [] : [{ member, caseId }]));
  const sent = new Map<string, readonly string[]>();
  for (const { title, sha256 } of brought) {
    const serves = offered.materials.find(
      (one) => one.title === title || one.alternatives?.includes(title),
    )?.members;
    const home = begun.find(({ member }) => serves?.includes(member));
    if (home) sent.set(home.caseId, [...(sent.get(home.caseId) ?? []), sha256]);
  }
  return sent;
};
