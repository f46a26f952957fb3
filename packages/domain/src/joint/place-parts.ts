import type { MatterListEntry } from "../agreement/agreement.ts";
import type { ApplicationParts } from "../agreement/examine.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { PlacedPart } from "./case-part.ts";
import { type JointPart, regionOfPart } from "./joint-part.ts";
import type { PartGap } from "./start-part.ts";

/** The parts of a joint application, each with its region, and what is wrong with how it names regions. */
export type PlacedParts = {
  readonly placed: readonly PlacedPart[];
  /** Parts whose region the application has to name, and does not. */
  readonly gaps: readonly PartGap[];
  readonly refusals: readonly Refusal[];
};

/** Finds the region of each part of an application; one that is not made jointly has no parts. */
export const placeParts = (
  entry: Pick<MatterListEntry, "parts">,
  { mode, source, named = {} }: Pick<ApplicationParts, "mode" | "source" | "named">,
): PlacedParts => {
  const parts = mode === "joint" ? (entry.parts ?? []) : [];
  const open = new Set<string>(parts.flatMap(({ id, where }) => (where === "named" ? [id] : [])));
  const strange = Object.keys(named).filter((id) => !open.has(id));
  const found = parts.map((part) => ({ part, region: regionOfPart(part, source, named) }));
  return {
    placed: found.flatMap(({ part: { where: _where, ...terms }, region }) =>
      region === undefined ? [] : [{ ...terms, region }],
    ),
    gaps: found.flatMap(({ part, region }) => (region === undefined ? [unnamed(part)] : [])),
    refusals: strange.length > 0 ? [refusal("part-not-listed", { parts: strange, named: [...open] })] : [],
  };
};

const unnamed = ({ id, title }: JointPart): PartGap => ({
  part: id,
  title,
  missing: [{ part: "agreement", code: "region-unnamed", facts: {} }],
});
