import { pinyin } from "pinyin-pro";

/** How a name can be asked for by letters. */
export type NameKey = {
  /** Its pinyin without tones, in one word. */
  readonly spelled: string;
  /** Where in `spelled` a syllable begins. */
  readonly begins: ReadonlySet<number>;
  /** The first letters of its syllables. */
  readonly initials: string;
};

/** The letters of a Chinese name; what is not Chinese in it stands as it is. */
export const nameKey = (title: string): NameKey => {
  const syllables = pinyin(plain(title), { toneType: "none", type: "array", v: true });
  const begins = new Set<number>();
  let spelled = "";
  for (const syllable of syllables) {
    begins.add(spelled.length);
    spelled += syllable.toLowerCase();
  }
  return { spelled, begins, initials: syllables.map((syllable) => syllable.charAt(0)).join("") };
};

/** A name or a question without spaces and punctuation, in its usual width and in lower case. */
export const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
