import { type Refusal, refusal } from "../refusal.ts";
import type { Case } from "./case.ts";

/** How far it is with materials that may follow (容缺): they may, somebody committed to bring them, they have to, or they came. */
export const gapStates = ["may-follow", "committed", "open", "filled"] as const;

/** One of {@link gapStates}. */
type GapState = (typeof gapStates)[number];

/** What of a case's materials is missing though it is or may be accepted. */
export type Gaps = { readonly state: GapState; readonly materials: readonly string[] };

/** The gaps of a case; nothing where it has and had none. */
export const gapsOf = (kase: Case): Gaps | undefined => {
  switch (kase.status) {
    case "submitted":
    case "routed":
    case "claimed":
    case "awaiting-supplement": {
      const materials = missingOf(kase);
      if (materials.length === 0) return undefined;
      return { state: kase.committed ? "committed" : "may-follow", materials };
    }
    case "accepted":
    case "suspended": {
      const { gaps } = kase;
      return gaps && { state: gaps.length > 0 ? "open" : "filled", materials: gaps };
    }
    case "decided":
    case "closed":
      return kase.hadGaps ? { state: "filled", materials: [] } : undefined;
    default:
      return undefined;
  }
};

/** What may follow and is not there: a supplement was answered whole, so what it asked for is. */
export const missingOf = ({ origin: { mayFollow = [] }, asked = [] }: Case): readonly string[] =>
  mayFollow.filter((title) => !asked.includes(title));

/** Refuses to take a case as complete while something is missing that may follow. */
export const unlessComplete = (kase: Case): Refusal | undefined => {
  const materials = missingOf(kase);
  return materials.length > 0 ? refusal("gaps-left", { materials }) : undefined;
};

/** Refuses a grant while something is missing that has to follow, or that may and nobody committed to. */
export const unlessGapsFilled = (kase: Case): Refusal | undefined => {
  const gaps = gapsOf(kase);
  return gaps && gaps.materials.length > 0 ? refusal("gap-open", { materials: gaps.materials }) : undefined;
};
