import type PDFDocument from "pdfkit";
import { LINE, SIZE } from "./page-size.ts";
import { type PaperFonts, writable } from "./paper-fonts.ts";

/** How a text is set: in the text's face and size, black, from the left, unless told otherwise. */
export type SetOptions = PDFKit.Mixins.TextOptions & {
  readonly face?: keyof PaperFonts;
  readonly size?: number;
  readonly color?: string;
  /** Height of a line in points. */
  readonly line?: number;
};

/** Sets text on the pages of a document, and measures it as it would be set. */
export type Typesetter = {
  readonly document: PDFKit.PDFDocument;
  /** Sets a text below what was set before it. */
  readonly set: (text: string, options?: SetOptions) => void;
  /** Height of a text in points. */
  readonly heightOf: (text: string, options?: SetOptions) => number;
  /** Width in points, at most that of the options, at which the lines of a text are of about one length. */
  readonly evenWidth: (text: string, options: SetOptions & { readonly width: number }) => number;
  /** Characters that a face does not have and that stand in the document as marks. */
  readonly missing: Set<string>;
};

/** Sets in a document with the faces of papers. */
export const typesetterFor = (document: InstanceType<typeof PDFDocument>, fonts: PaperFonts): Typesetter => {
  const missing = new Set<string>();
  document.registerFont("text", fonts.text.bytes);
  document.registerFont("heading", fonts.heading.bytes);
  const prepared = (text: string, options: SetOptions) => {
    const { face = "text", size = SIZE.text, color = "#000000", line = lineOf(size), ...rest } = options;
    const written = writable(fonts[face], text);
    for (const character of written.missing) missing.add(character);
    document.font(face).fontSize(size).fillColor(color);
    return { text: written.text, options: { lineGap: line - document.currentLineHeight(true), ...rest } };
  };
  const heightOf = (text: string, options: SetOptions = {}): number => {
    const ready = prepared(text, options);
    return document.heightOfString(ready.text, ready.options);
  };
  return {
    document,
    missing,
    heightOf,
    set: (text, options = {}) => {
      const ready = prepared(text, options);
      document.text(ready.text, ready.options);
    },
    evenWidth: (text, options) => {
      const { size = SIZE.text, width } = options;
      const height = heightOf(text, options);
      const lines = Math.round(height / lineOf(size));
      const even = (add: number): number => document.widthOfString(text) / lines + add * size;
      let add = 0;
      while (even(add) < width && heightOf(text, { ...options, width: even(add) }) > height) add++;
      return Math.min(width, even(add));
    },
  };
};

const lineOf = (size: number): number => (size === SIZE.text ? LINE : size * 1.5);
