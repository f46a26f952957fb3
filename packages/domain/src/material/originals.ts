import type { MaterialRequirement } from "../agreement/matter-list.ts";
import type { Case } from "../case/case.ts";
import { type Refusal, refusal } from "../refusal.ts";

/**
 * What of a list's materials has to be seen in the original (原件), by the title that the application brings it under. One that
 * it need not bring and does not, and one that data sharing supplies, has no original to be seen.
 */
export const originalsAsked = (
  asked: readonly MaterialRequirement[],
  brought: readonly string[],
): readonly string[] =>
  asked.flatMap(({ title, need, alternatives = [], original = false }) => {
    if (!original || need === "shared") return [];
    const under = [title, ...alternatives].find((name) => brought.includes(name));
    return under === undefined && need === "optional" ? [] : [under ?? title];
  });

/** The originals that a case's list demands and that nobody at its window has seen. */
export const originalsOutstanding = ({
  origin: { originals = [] },
  originalsSeen = [],
}: Case): readonly string[] => originals.filter((title) => !originalsSeen.includes(title));

/** Refuses a grant while an original is outstanding. */
export const unlessOriginalsSeen = (kase: Case): Refusal | undefined => {
  const materials = originalsOutstanding(kase);
  return materials.length > 0 ? refusal("original-outstanding", { materials }) : undefined;
};
