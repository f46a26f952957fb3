import { type Guidance, type MatterId, type PhraseUse, phraseUses } from "@tongban/domain";
import { type Batch, type BatchRoom, batchesOf, type Edits, type Saved, settled } from "../edits.ts";

/** Guidance as it was saved last, by {@link guidanceName}. */
type SavedGuidance = Saved<Guidance>;

/** Guidance that was changed and not saved. */
export type GuidanceEdits = Edits<Guidance>;

/** No edit at all. */
export const noGuidanceEdits: GuidanceEdits = new Map();

/** The name of guidance among the others: its matter; of that for every matter, an empty text. */
export const guidanceName = ({ matter }: Pick<Guidance, "matter">): string => matter ?? "";

/** Guidance by its names. */
export const guidanceByName = (entries: readonly Guidance[]): SavedGuidance =>
  new Map(entries.map((entry) => [guidanceName(entry), entry]));

/** The lists that guidance has: what a review looks at, and the phrases of each use. */
export const textLists = ["checklist", ...phraseUses] as const;

/** One of {@link textLists}. */
export type TextListName = (typeof textLists)[number];

/** The texts of one of the lists. */
export const textsIn = (
  { checklist, phrases }: Pick<Guidance, "checklist" | "phrases">,
  list: TextListName,
): readonly string[] =>
  list === "checklist" ? checklist : phrases.filter(({ use }) => use === list).map(({ text }) => text);

/** Guidance with other texts in one of its lists; phrases stand in the order of their uses. */
export const withTexts = (entry: Guidance, list: TextListName, texts: readonly string[]): Guidance => {
  if (list === "checklist") return { ...entry, checklist: texts };
  const of = (use: PhraseUse) => (use === list ? texts : textsIn(entry, use)).map((text) => ({ use, text }));
  return { ...entry, phrases: phraseUses.flatMap(of) };
};

/** Gives a matter, or every one, other guidance. */
export const withGuidance = (saved: SavedGuidance, edits: GuidanceEdits, entry: Guidance): GuidanceEdits =>
  settled(saved, edits, guidanceName(entry), entry);

/** Edits as they are saved: without texts that nothing was written in, and without guidance that has no text. */
export const writtenOf = (edits: GuidanceEdits): GuidanceEdits =>
  new Map(
    [...edits].map(([name, { before, after }]) => [name, { before, after: after && writtenIn(after) }]),
  );

const writtenIn = ({ checklist, phrases, ...of }: Guidance): Guidance | undefined => {
  const written = {
    ...of,
    checklist: checklist.map((text) => text.trim()).filter((text) => text !== ""),
    phrases: phrases.map(({ use, text }) => ({ use, text: text.trim() })).filter(({ text }) => text !== ""),
  };
  return written.checklist.length + written.phrases.length > 0 ? written : undefined;
};

/** What guidance of a matter says by now, or of every matter; without any text where there is none. */
export const guidanceNow = (
  saved: SavedGuidance,
  edits: GuidanceEdits,
  of: Pick<Guidance, "matter">,
): Guidance => {
  const name = guidanceName(of);
  const said = edits.has(name) ? edits.get(name)?.after : saved.get(name);
  return said ?? { ...of, checklist: [], phrases: [] };
};

/** All guidance with its edits. */
export const guidanceWith = (saved: SavedGuidance, edits: GuidanceEdits): readonly Guidance[] =>
  [...new Set([...saved.keys(), ...edits.keys()])].flatMap(
    (name) => (edits.has(name) ? edits.get(name)?.after : saved.get(name)) ?? [],
  );

/** Guidance to send at once, and matters whose guidance goes; null: that of every matter. */
export type GuidanceBatch = Batch<Guidance, MatterId | null>;

/** What is to be saved of guidance, in as many requests as it takes. */
export const guidanceBatchesOf = (
  saved: SavedGuidance,
  edits: GuidanceEdits,
  room: BatchRoom,
): readonly GuidanceBatch[] => batchesOf(saved, edits, room, ({ matter }): MatterId | null => matter ?? null);
