import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import type { Instant, VerificationCode } from "@tongban/domain";
import { expect, it } from "vitest";
import { LINES_WITH_SEAL } from "./page-lines.ts";
import { openPaperFonts } from "./paper-fonts.ts";
import { renderPaper } from "./render-paper.ts";

const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));
const fonts = openPaperFonts(`${modules}/@embedpdf/fonts-sc/fonts`);
const organ = "西安市通办专窗";

/** The lines on each page of a paper whose text has so many characters. */
const pagesOf = async (
  library: PDFiumLibrary,
  characters: number,
): Promise<readonly (readonly string[])[]> => {
  const { bytes } = await renderPaper(
    {
      content: {
        kind: "grant",
        title: "备案通知书",
        organ,
        addressee: "张三",
        opening: "字".repeat(characters),
        points: [],
        closing: [],
        date: "2026年3月5日",
      },
      issued: {
        number: "西审〔2026〕7号",
        code: "01bcdefghjkmnpqrstvw" as VerificationCode,
        verification: "01bcdefghjkmnpqrstvw",
      },
      at: "2026-03-05T02:00:00.000Z" as Instant,
    },
    fonts,
  );
  const document = await library.loadDocument(bytes);
  const pages = [...document.pages()].map((page) => page.getText().split(/\r?\n/));
  document.destroy();
  return pages;
};

it("sets text beside the seal of a paper, however much of the page before it fills", async () => {
  const { buffer, byteOffset, byteLength } = readFileSync(`${modules}/@hyzyla/pdfium/dist/pdfium.wasm`);
  const wasmBinary = buffer.slice(byteOffset, byteOffset + byteLength);
  const library = await PDFiumLibrary.init({ wasmBinary });
  expect(await pagesOf(library, 230)).toHaveLength(1);
  for (const characters of [320, 440]) {
    const [, last, ...more] = await pagesOf(library, characters);
    expect([last?.indexOf(organ), more]).toEqual([LINES_WITH_SEAL, []]);
  }
});
