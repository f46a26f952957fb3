import type { Case } from "../case/case.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { PartState } from "./case-part.ts";

/** Refuses a decision while a co-handling region still has a part of the case (行政许可法 art 26). */
export const unlessPartsDecided = (kase: Case): Refusal | undefined => {
  const open = idsIn(kase, ["open"]);
  return open.length > 0 ? refusal("parts-undecided", { parts: open }) : undefined;
};

/** Refuses a grant where not every part of the case was granted. */
export const unlessPartsGranted = (kase: Case): Refusal | undefined => {
  const missing = idsIn(kase, ["waiting", "open", "refused", "returned", "ended"]);
  return missing.length > 0 ? refusal("parts-not-granted", { parts: missing }) : undefined;
};

const idsIn = ({ parts = [] }: Case, states: readonly PartState[]): readonly string[] =>
  parts.filter(({ state }) => states.includes(state)).map(({ id }) => id);

/** Refuses what only the region that accepted a joint case does: it alone speaks with the applicant. */
export const unlessPart = ({ origin: { parent } }: Case): Refusal | undefined =>
  parent ? refusal("part-of-joint-case", { part: parent.part }) : undefined;
