import type { Instant, PaperContent, VerificationCode } from "@tongban/domain";
import { printedVerificationCode } from "@tongban/domain";
import PDFDocument from "pdfkit";
import { drawQrCode } from "./draw-qr-code.ts";
import { type PageLines, shortPage } from "./page-lines.ts";
import { type PaperFonts, writable } from "./paper-fonts.ts";

/** All that is printed on a paper. */
export type PaperToRender = {
  readonly content: PaperContent;
  readonly number: string;
  readonly code: VerificationCode;
  /** Where the code can be looked up, to be scanned; without one the code alone is in the QR code. */
  readonly verification: string;
  /** When the event was that made it: what the file says of its making. */
  readonly at: Instant;
};

/** A paper's file, and characters that the face does not have and that stand in it as marks. */
export type RenderedPaper = { readonly bytes: Uint8Array; readonly missing: readonly string[] };

const mm = (length: number): number => (length * 72) / 25.4;

/** GB/T 9704: A4, margins of 37 mm above and 28 mm left, a type area of 156 × 225 mm. */
const PAGE = { width: mm(210), left: mm(28), top: mm(37), text: mm(156), foot: mm(297 - 37 - 225) };

/** GB/T 9704: 三号 for text, 二号 for titles, 22 lines a page. */
const SIZE = { text: 16, small: 10.5, title: 22, organ: 26 };
const LINES = 22;
const LINE = mm(225) / LINES;
const INDENT = 2 * SIZE.text;

/** Of the organ's name at the head and the line below it. */
const RED = "#c8102e";
const BLACK = "#000000";

/** Side of the square for the QR code, and the height that it and the place of the seal need. */
const QR_SIDE = mm(26);
const SEAL_HEIGHT = mm(58);

/**
 * Lays a paper out as a PDF in the form of GB/T 9704: the organ's name and a red line, title, number, addressee, text,
 * the place of the seal with the date, and the QR code of the verification address. The same paper makes the same bytes.
 */
export const renderPaper = async (paper: PaperToRender, fonts: PaperFonts): Promise<RenderedPaper> => {
  const { content, number, at } = paper;
  const missing = new Set<string>();
  const document = new PDFDocument({
    size: "A4",
    margins: { top: PAGE.top, left: PAGE.left, right: PAGE.width - PAGE.left - PAGE.text, bottom: PAGE.foot },
    // No face of PDF's own: its measures would be read from files that no bundle has.
    font: null as unknown as string,
    bufferPages: true,
    lang: "zh-CN",
    displayTitle: true,
    info: {
      Title: `${content.title} ${number}`,
      Author: content.organ,
      CreationDate: new Date(at),
      ModDate: new Date(at),
    },
  });
  const bytes = collected(document);
  document.registerFont("text", fonts.text.bytes);
  document.registerFont("heading", fonts.heading.bytes);
  const set = (text: string, options: SetOptions = {}) => {
    const { face = "text", size = SIZE.text, color = BLACK, ...rest } = options;
    const written = writable(fonts[face], text);
    for (const character of written.missing) missing.add(character);
    document.font(face).fontSize(size).fillColor(color);
    const lineGap = (size === SIZE.text ? LINE : size * 1.5) - document.currentLineHeight(true);
    document.text(written.text, { lineGap, ...rest });
  };
  setHead(document, set, paper);
  const body = bodyOf(paper);
  keepWithSeal(document, linesOf(document, fonts, body));
  for (const { text, indent } of body) set(text, { indent });
  setFoot(document, set, paper);
  setPageNumbers(document, set);
  document.end();
  return { bytes: await bytes, missing: [...missing] };
};

type SetOptions = PDFKit.Mixins.TextOptions & {
  readonly face?: keyof PaperFonts;
  readonly size?: number;
  readonly color?: string;
};

type Set = (text: string, options?: SetOptions) => void;

const setHead = (document: PDFKit.PDFDocument, set: Set, { content, number }: PaperToRender): void => {
  set(content.organ, { face: "heading", size: SIZE.organ, color: RED, align: "center" });
  document
    .moveTo(PAGE.left, document.y + mm(4))
    .lineTo(PAGE.left + PAGE.text, document.y + mm(4))
    .lineWidth(1.5)
    .stroke(RED);
  document.y += mm(14);
  set(content.title, { face: "heading", size: SIZE.title, align: "center" });
  document.y += mm(3);
  set(number, { align: "center" });
  document.y += mm(6);
};

type Paragraph = { readonly text: string; readonly indent: number };

const bodyOf = ({ content }: PaperToRender): readonly Paragraph[] => [
  { text: `${content.addressee}：`, indent: 0 },
  ...[
    content.opening,
    ...content.points.map((point, place) => `${place + 1}. ${point}`),
    ...content.closing,
  ].map((text) => ({ text, indent: INDENT })),
];

/** How many lines a text takes. */
const linesOf = (document: PDFKit.PDFDocument, fonts: PaperFonts, body: readonly Paragraph[]): number => {
  document.font("text").fontSize(SIZE.text);
  const lineGap = LINE - document.currentLineHeight(true);
  const height = body
    .map(({ text, indent }) => document.heightOfString(writable(fonts.text, text).text, { lineGap, indent }))
    .reduce((sum, one) => sum + one, 0);
  return Math.round(height / LINE);
};

/** Ends a page early where the seal would stand on the next one without text. */
const keepWithSeal = (document: PDFKit.PDFDocument, lines: number): void => {
  const room = document.page.height - PAGE.foot - document.y - document.currentLineHeight(true);
  const pages: PageLines = {
    first: Math.max(0, Math.floor(room / LINE) + 1),
    other: LINES,
    seal: Math.ceil(SEAL_HEIGHT / LINE),
  };
  const short = shortPage(lines, pages);
  let page = 0;
  const shorten = () => {
    if (page++ === short?.page) document.page.margins.bottom += short.by * LINE;
  };
  shorten();
  document.on("pageAdded", shorten);
};

/** The place of the seal on the right and the QR code on the left stand together on one page. */
const setFoot = (document: PDFKit.PDFDocument, set: Set, paper: PaperToRender): void => {
  if (document.y + SEAL_HEIGHT > document.page.height - PAGE.foot) document.addPage();
  const top = document.y + mm(14);
  const { content, code, verification } = paper;
  const seal = { width: PAGE.text / 2, align: "center" } as const;
  const right = PAGE.left + PAGE.text / 2;
  document.x = right;
  document.y = top;
  set(content.organ, seal);
  set("（盖章处）", { ...seal, color: "#808080", size: SIZE.small });
  set(content.date, seal);
  drawQrCode(document, verification, { x: PAGE.left, y: top, side: QR_SIDE });
  document.x = PAGE.left;
  document.y = top + QR_SIDE + mm(2);
  const caption = { size: SIZE.small, width: PAGE.text / 2, lineBreak: false };
  set("扫码核验文书", caption);
  set(`核验码 ${printedVerificationCode(code)}`, caption);
};

const setPageNumbers = (document: PDFKit.PDFDocument, set: Set): void => {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    // Below the type area, where text would begin another page.
    document.page.margins.bottom = 0;
    document.x = PAGE.left;
    document.y = document.page.height - PAGE.foot + mm(7);
    set(`— ${page + 1} —`, { size: SIZE.small, align: "center", lineBreak: false, width: PAGE.text });
  }
};

const collected = (document: PDFKit.PDFDocument): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    document.on("data", (part: Buffer) => parts.push(part));
    document.on("end", () => resolve(Buffer.concat(parts)));
    document.on("error", reject);
  });
