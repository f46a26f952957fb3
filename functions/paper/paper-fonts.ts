import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font } from "fontkit";

/** A face as its file's bytes, and what of it tells whether a character can be written. */
type Face = { readonly bytes: Buffer; readonly has: (character: string) => boolean };

/** The faces that papers are set in. */
export type PaperFonts = { readonly text: Face; readonly heading: Face };

/** Opens the faces that lie in a folder when they are first asked for. */
export const paperFontsIn = (folder: string): (() => PaperFonts) => {
  let opened: PaperFonts | undefined;
  return () => {
    opened ??= openPaperFonts(folder);
    return opened;
  };
};

/** Opens the faces that lie in a folder: beside the function's bundle, or in the package that they come from. */
export const openPaperFonts = (folder: string): PaperFonts => ({
  text: openFace(join(folder, "NotoSansHans-Regular.otf")),
  heading: openFace(join(folder, "NotoSansHans-Bold.otf")),
});

const openFace = (path: string): Face => {
  const bytes = readFileSync(path);
  const font = create(bytes) as Font;
  return { bytes, has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) };
};

/** Stands for a character that a face does not have, as printers set it (下駄). */
const MISSING = "〓";

/** A text that a face can write, and the characters that it cannot, each replaced by a mark. */
export const writable = (
  { has }: Face,
  text: string,
): { readonly text: string; readonly missing: readonly string[] } => {
  const characters = [...text];
  const missing = characters.filter((one) => !has(one));
  return missing.length === 0
    ? { text, missing }
    : { text: characters.map((one) => (has(one) ? one : MISSING)).join(""), missing };
};
