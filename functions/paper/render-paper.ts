import type { Instant, PaperContent, VerificationCode } from "@tongban/domain";
import { printedVerificationCode } from "@tongban/domain";
import PDFDocument from "pdfkit";
import { drawQrCode } from "./draw-qr-code.ts";
import { shortPage } from "./page-lines.ts";
import { CLOSEST_LINE, LINE, LINES, mm, PAGE, SIZE } from "./page-size.ts";
import type { PaperFonts } from "./paper-fonts.ts";
import { type SetOptions, type Typesetter, typesetterFor } from "./typesetter.ts";

/** What makes a paper an issued one. */
type Issued = {
  readonly number: string;
  readonly code: VerificationCode;
  /** Where the code can be looked up, to be scanned; without one the code alone is in the QR code. */
  readonly verification: string;
};

/** All that is printed on a paper; one that is not issued is marked as a draft, without number, seal and code. */
export type PaperToRender = {
  readonly content: PaperContent;
  readonly issued?: Issued;
  /** When the event was that made it: what the file says of its making. */
  readonly at: Instant;
};

/** A paper's file, and characters that the face does not have and that stand in it as marks. */
export type RenderedPaper = { readonly bytes: Uint8Array; readonly missing: readonly string[] };

const INDENT = 2 * SIZE.text;

/** Of the organ's name at the head and the line below it, of notes, and of the mark of a draft. */
const RED = "#c8102e";
const GREY = "#808080";
const PALE = "#ebebeb";

/** Side of the square for the QR code, the width that its captions take, and what is left for the seal, in points. */
const QR_SIDE = mm(26);
const CODE_WIDTH = mm(64);
const SEAL_WIDTH = PAGE.text - CODE_WIDTH;
/** Between the text and the seal, and the least that both take together. */
const ABOVE_SEAL = mm(14);
const LEAST_SEAL_HEIGHT = mm(58);

/** What stands for the number of a paper that has none, across its pages, and at the place of its seal. */
const DRAFT = { number: "（预览稿，尚未编号）", mark: "草稿", seal: "（预览稿，未盖章）" } as const;

/**
 * Lays a paper out as a PDF in the form of GB/T 9704: the organ's name and a red line, title, number, addressee, text,
 * the place of the seal with the date, and the QR code of the verification address. The same paper makes the same bytes.
 */
export const renderPaper = async (paper: PaperToRender, fonts: PaperFonts): Promise<RenderedPaper> => {
  const { content, issued, at } = paper;
  const document = new PDFDocument({
    size: "A4",
    margins: { top: PAGE.top, left: PAGE.left, right: PAGE.width - PAGE.left - PAGE.text, bottom: PAGE.foot },
    // No face of PDF's own: its measures would be read from files that no bundle has.
    font: null as unknown as string,
    bufferPages: true,
    autoFirstPage: false,
    lang: "zh-CN",
    displayTitle: true,
    info: {
      Title: `${content.title} ${issued?.number ?? DRAFT.mark}`,
      Author: content.organ,
      CreationDate: new Date(at),
      ModDate: new Date(at),
    },
  });
  const bytes = collected(document);
  const type = typesetterFor(document, fonts);
  if (!issued) document.on("pageAdded", () => markAsDraft(type));
  document.addPage();
  setHead(type, paper);
  setBody(type, paper);
  setFoot(type, paper);
  setPageNumbers(type);
  document.end();
  return { bytes: await bytes, missing: [...type.missing] };
};

const setHead = (type: Typesetter, { content, issued }: PaperToRender): void => {
  const { document } = type;
  setEvenly(type, content.organ, { face: "heading", size: SIZE.organ, color: RED });
  document
    .moveTo(PAGE.left, document.y + mm(4))
    .lineTo(PAGE.left + PAGE.text, document.y + mm(4))
    .lineWidth(1.5)
    .stroke(RED);
  document.y += mm(14);
  setEvenly(type, content.title, { face: "heading", size: SIZE.title });
  document.y += mm(3);
  setEvenly(type, issued?.number ?? DRAFT.number, issued ? {} : { color: GREY });
  document.y += mm(6);
};

/** Sets a text in the middle of an area, the whole width unless told otherwise, in lines of about one length. */
const setEvenly = (
  type: Typesetter,
  text: string,
  options: SetOptions,
  { left, width }: { readonly left: number; readonly width: number } = { left: PAGE.left, width: PAGE.text },
): void => {
  const even = type.evenWidth(text, { ...options, width });
  type.document.x = left + (width - even) / 2;
  type.set(text, { ...options, width: even, align: "center" });
  type.document.x = left;
};

const bodyOf = ({ content }: PaperToRender) => [
  { text: `${content.addressee}：`, indent: 0 },
  ...[
    content.opening,
    ...content.points.map((point, place) => `${place + 1}. ${point}`),
    ...content.closing,
  ].map((text) => ({ text, indent: INDENT })),
];

/**
 * Sets the text so that the seal is never alone on a page: where text and seal go on the first page with lines that stand
 * closer, they do; else a page ends early and some lines go with the seal (GB/T 9704, 7.3.5.4).
 */
const setBody = (type: Typesetter, paper: PaperToRender): void => {
  const { document, heightOf, set } = type;
  const body = bodyOf(paper);
  const height = body
    .map(({ text, indent }) => heightOf(text, { indent }))
    .reduce((sum, one) => sum + one, 0);
  const lines = Math.round(height / LINE);
  const room = PAGE.height - PAGE.foot - document.y;
  const seal = sealHeight(type, paper);
  const close = Math.floor((room - seal) / lines);
  const line = close >= LINE || close < CLOSEST_LINE ? LINE : close;
  if (line === LINE) keepWithSeal(type, { lines, room, seal });
  for (const { text, indent } of body) set(text, { indent, line });
};

type Extent = { readonly lines: number; readonly room: number; readonly seal: number };

/** Ends a page early where the seal would stand on the next one without text. */
const keepWithSeal = ({ document }: Typesetter, { lines, room, seal }: Extent): void => {
  const short = shortPage(lines, {
    first: Math.floor((room - document.currentLineHeight(true)) / LINE) + 1,
    other: LINES,
    seal: Math.ceil(seal / LINE),
  });
  let page = 0;
  const shorten = () => {
    if (page++ === short?.page) document.page.margins.bottom += short.by * LINE;
  };
  shorten();
  document.on("pageAdded", shorten);
};

/** What stands at the place of the seal, line by line. */
const sealLines = ({ content, issued }: PaperToRender) => [
  { text: content.organ, options: {} },
  { text: issued ? "（盖章处）" : DRAFT.seal, options: { color: GREY, size: SIZE.small } },
  { text: content.date, options: {} },
];

const sealHeight = ({ heightOf }: Typesetter, paper: PaperToRender): number =>
  Math.max(
    LEAST_SEAL_HEIGHT,
    sealLines(paper)
      .map(({ text, options }) => heightOf(text, { ...options, width: SEAL_WIDTH }))
      .reduce((sum, one) => sum + one, ABOVE_SEAL),
  );

/** The place of the seal on the right and the QR code on the left stand together on one page. */
const setFoot = (type: Typesetter, paper: PaperToRender): void => {
  const { document, set } = type;
  if (document.y + sealHeight(type, paper) > PAGE.height - PAGE.foot) document.addPage();
  const top = document.y + ABOVE_SEAL;
  document.y = top;
  const area = { left: PAGE.left + CODE_WIDTH, width: SEAL_WIDTH };
  for (const { text, options } of sealLines(paper)) setEvenly(type, text, options, area);
  if (!paper.issued) return;
  const { code, verification } = paper.issued;
  drawQrCode(document, verification, { x: PAGE.left, y: top, side: QR_SIDE });
  document.x = PAGE.left;
  document.y = top + QR_SIDE + mm(2);
  const caption = { size: SIZE.small, width: CODE_WIDTH, lineBreak: false };
  set("扫码核验文书", caption);
  set(`核验码 ${printedVerificationCode(code)}`, caption);
};

/** Writes across a page that what stands on it is no paper yet. */
const markAsDraft = ({ document, set }: Typesetter): void => {
  const { x, y } = document;
  const size = 150;
  document.save().rotate(-40, { origin: [PAGE.width / 2, PAGE.height / 2] });
  document.x = 0;
  document.y = PAGE.height / 2 - size * 0.75;
  set(DRAFT.mark, {
    face: "heading",
    size,
    color: PALE,
    width: PAGE.width,
    align: "center",
    lineBreak: false,
  });
  document.restore();
  document.x = x;
  document.y = y;
};

const setPageNumbers = ({ document, set }: Typesetter): void => {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    // Below the type area, where text would begin another page.
    document.page.margins.bottom = 0;
    document.x = PAGE.left;
    document.y = PAGE.height - PAGE.foot + mm(7);
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
