import type { Language, Said } from "@tongban/contract";
import type { Surroundings } from "./surroundings.ts";

/** What a cell was read as (nothing: it says what absence says), or what is wrong with it and how to mend it. */
export type Read<T> =
  | { readonly ok: true; readonly value: T | undefined }
  | { readonly ok: false; readonly said: Said };

/** How a value stands in a cell: what one function writes, the other reads as the same. */
export type CellForm<T> = {
  /** Reads a cell that is not blank, without the blanks around it. */
  readonly read: (text: string, around: Surroundings) => Read<T>;
  readonly write: (value: T, around: Surroundings, language: Language) => string;
  /** Where a cell takes only some entries: how each is written. */
  readonly choices?: (around: Surroundings, language: Language) => readonly string[];
  /** Whether it takes several of them. */
  readonly several?: true;
};

/** What stands between the entries of a cell that has several. */
export const entryMark = (language: Language): string => (language === "zh" ? "、" : ", ");

/** A cell that was read. */
export const taken = <T>(value: T | undefined): Read<T> => ({ ok: true, value });

/** A cell that cannot be read. */
export const wrong = (en: string, zh: string): { readonly ok: false; readonly said: Said } => ({
  ok: false,
  said: { en, zh },
});

/** Reads the entries of a cell that has several; the first that cannot be read says what is wrong. */
export const readEach = <T>(
  entries: readonly string[],
  readOne: (entry: string) => Read<T>,
): Read<readonly T[]> => {
  const values: T[] = [];
  for (const entry of entries) {
    const read = readOne(entry);
    if (!read.ok) return read;
    if (read.value !== undefined) values.push(read.value);
  }
  return taken(values);
};

/** A text as programs compare it: full-width signs as plain ones, no blanks, lower case. */
export const plain = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();

/** A text that stands as it is, line ends apart. */
export const textCell = <T extends string>(): CellForm<T> => ({
  read: (text) => taken(text.replace(/\r\n?/g, "\n") as T),
  write: (value) => value,
});
