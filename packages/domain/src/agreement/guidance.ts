import type { MatterId } from "../ids.ts";
import { type Refusal, refusal } from "../refusal.ts";

/** What a phrase (常用语) is for: the field that it can be put into. */
export const phraseUses = ["supplement", "decline", "refuse", "remedies", "review"] as const;

/** One of {@link phraseUses}. */
export type PhraseUse = (typeof phraseUses)[number];

/** A phrase that people put into what they write, and change there. */
export type Phrase = { readonly use: PhraseUse; readonly text: string };

/** What helps with the cases of a matter: what a review looks at, and phrases. */
export type Guidance = {
  /** Absent: of every matter. */
  readonly matter?: MatterId;
  readonly checklist: readonly string[];
  readonly phrases: readonly Phrase[];
};

/** An agreement's guidance by the digest of its content, with the number of its entries. */
export type GuidanceReference = { readonly digest: string; readonly entries: number };

/** Entries that an agreement has at most: one for each of its matters. */
export const guidanceAtMost = 2_000;

/** What one entry holds at most: points of a review, phrases of all uses, and characters of each. */
export const guidanceBounds = {
  points: 30,
  pointCharacters: 200,
  phrases: 60,
  phraseCharacters: 1_000,
} as const;

/** Entries to put in the place of those of the same matter, and matters whose entries go; null: of every matter. */
export type GuidanceChange = {
  readonly put: readonly Guidance[];
  readonly remove: readonly (MatterId | null)[];
};

/** Guidance after a change, by matter; refuses one of a matter that has none, and too much of it. */
export const changeGuidance = (
  entries: readonly Guidance[],
  { put, remove }: GuidanceChange,
): { readonly kind: "guidance"; readonly entries: readonly Guidance[] } | Refusal => {
  const byMatter = new Map(entries.map((entry) => [entry.matter ?? null, entry]));
  const unknown = remove.filter((matter) => !byMatter.has(matter));
  if (unknown.length > 0) return refusal("guidance-unknown", { matters: unknown.map((one) => one ?? "*") });
  for (const matter of remove) byMatter.delete(matter);
  for (const entry of put) byMatter.set(entry.matter ?? null, entry);
  if (byMatter.size > guidanceAtMost)
    return refusal("list-too-long", { rows: byMatter.size, limit: guidanceAtMost });
  const inOrder = [...byMatter.values()].sort((a, b) => ((a.matter ?? "") < (b.matter ?? "") ? -1 : 1));
  return { kind: "guidance", entries: inOrder };
};

/** What helps with a case of a matter: the matter's own first, then what is for every matter. */
export const guidanceFor = (
  entries: readonly Guidance[],
  matter: MatterId,
): Pick<Guidance, "checklist" | "phrases"> => {
  const own = entries.filter((entry) => entry.matter === matter);
  const common = entries.filter((entry) => entry.matter === undefined);
  const all = [...own, ...common];
  return {
    checklist: all.flatMap(({ checklist }) => checklist),
    phrases: all.flatMap(({ phrases }) => phrases),
  };
};
