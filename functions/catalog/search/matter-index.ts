import type { MatterId } from "@tongban/domain";
import type { DirectoryMatter } from "@tongban/store";
import MiniSearch from "minisearch";
import { type NameKey, nameKey, plain } from "./name-key.ts";

/** Finds matters by their names; it is kept as it is while they stay the same. */
export type MatterIndex = {
  /** Takes the matters as they are now: only what differs is indexed anew. */
  readonly update: (matters: Iterable<DirectoryMatter>) => void;
  /** At most `limit` matters, those that fit best first; of an empty question all, by title. */
  readonly find: (question: string, limit: number) => readonly DirectoryMatter[];
};

type Entry = {
  readonly about: DirectoryMatter;
  readonly name: string;
  readonly key: NameKey;
  /** The matter's own word, plain. */
  readonly word: string;
};

/** How much of what is asked for a name must have. */
const LEAST_SHARE = 0.5;

/**
 * Opens an empty index. Chinese is found by pairs of characters, so that a part of a name, or one with other words
 * between, is found; letters by pinyin or its initials; digits by code.
 */
export const openMatterIndex = (): MatterIndex => {
  const entries = new Map<MatterId, Entry>();
  const words = new MiniSearch({ fields: ["name"], tokenize: pairs, processTerm: (term) => term });
  let byTitle: readonly DirectoryMatter[] = [];

  const take = (about: DirectoryMatter): void => {
    const known = entries.get(about.matter);
    const name = plain(about.title);
    if (known?.name !== name) {
      if (known) words.discard(about.matter);
      words.add({ id: about.matter, name });
    }
    const key = known?.name === name ? known.key : nameKey(about.title);
    entries.set(about.matter, { about, name, key, word: known?.word ?? plain(about.matter) });
  };

  const byWords = (asked: string): readonly Entry[] => {
    const wanted = new Set(pairs(asked)).size;
    return words
      .search(asked)
      .filter(({ terms }) => terms.length >= wanted * LEAST_SHARE)
      .flatMap(({ id }) => entries.get(id) ?? [])
      .toSorted((a, b) => closeness(b.name, asked) - closeness(a.name, asked));
  };

  const byLetters = (asked: string): readonly Entry[] =>
    [...entries.values()]
      .map((entry) => ({ entry, fits: lettersFit(entry, asked) }))
      .filter(({ fits }) => fits > 0)
      .sort((a, b) => b.fits - a.fits || a.entry.name.length - b.entry.name.length)
      .map(({ entry }) => entry);

  return {
    update: (matters) => {
      const now = [...matters];
      const stay = new Set(now.map(({ matter }) => matter));
      for (const gone of [...entries.keys()].filter((matter) => !stay.has(matter))) {
        entries.delete(gone);
        words.discard(gone);
      }
      for (const matter of now) take(matter);
      byTitle = now.toSorted((a, b) => (a.title < b.title ? -1 : 1));
    },
    find: (question, limit) => {
      const asked = plain(question);
      if (asked === "") return byTitle.slice(0, limit);
      const han = asked.replace(/[^\p{Script=Han}]/gu, "");
      const letters = asked.replace(/\p{Script=Han}/gu, "");
      const found = han === "" ? byLetters(letters) : byWords(han);
      const both = han !== "" && letters !== "";
      const fitting = both ? found.filter((entry) => lettersFit(entry, letters) > 0) : found;
      return fitting.slice(0, limit).map(({ about }) => about);
    },
  };
};

/** Single characters and pairs of neighbours; of a question only pairs, unless it is one character. */
const pairs = (text: string, field?: string): string[] => {
  const characters = [...text];
  const two = characters.slice(1).map((character, i) => `${characters[i]}${character}`);
  return field === undefined && two.length > 0 ? two : [...characters, ...two];
};

/** How close a name is to a question: all of it, its beginning, a part, or pairs of it. */
const closeness = (name: string, asked: string): number => {
  if (name === asked) return 3;
  if (name.startsWith(asked)) return 2;
  return name.includes(asked) ? 1 : 0;
};

/** How well letters and digits fit: a code, initials from the first on, pinyin from some syllable on, initials inside. */
const lettersFit = ({ about: { basicCode }, name, key, word }: Entry, asked: string): number => {
  if (basicCode === asked || word === asked) return 6;
  if (basicCode?.startsWith(asked)) return 5;
  if (key.initials.startsWith(asked)) return 4;
  if (isSpelled(key, asked)) return 3;
  if (key.initials.includes(asked)) return 2;
  return name.includes(asked) || word.includes(asked) ? 1 : 0;
};

const isSpelled = ({ spelled, begins }: NameKey, asked: string): boolean => {
  for (let at = spelled.indexOf(asked); at >= 0; at = spelled.indexOf(asked, at + 1))
    if (begins.has(at)) return true;
  return false;
};
