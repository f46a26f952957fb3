import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { PREVIEW_PIXELS, type Raster } from "./raster.ts";

/** Renders the first pages of a PDF, each as large as a preview. */
export type RenderPdf = (bytes: Uint8Array, pages: number) => Promise<readonly Raster[]>;

/** Opens the renderer of PDFs, whose `pdfium.wasm` lies in a folder, when it is first used. */
export const pdfRendererIn = (folder: string): RenderPdf => {
  let opened: Promise<PDFiumLibrary> | undefined;
  return async (bytes, most) => {
    opened ??= open(folder);
    const library = await opened;
    const document = await library.loadDocument(bytes);
    try {
      const rasters: Raster[] = [];
      for (let at = 0; at < Math.min(most, document.getPageCount()); at++) {
        const page = document.getPage(at);
        const { originalWidth, originalHeight } = page.getOriginalSize();
        const scale = PREVIEW_PIXELS / Math.max(1, originalWidth, originalHeight);
        await page.render({
          scale,
          renderFormFields: true,
          render: async ({ width, height, data }) => {
            rasters.push({ width, height, data: data.slice() });
            return data;
          },
        });
      }
      return rasters;
    } finally {
      document.destroy();
    }
  };
};

const open = (folder: string): Promise<PDFiumLibrary> => {
  const { buffer, byteOffset, byteLength } = readFileSync(join(folder, "pdfium.wasm"));
  const wasmBinary = buffer.slice(byteOffset, byteOffset + byteLength);
  return PDFiumLibrary.init({ wasmBinary });
};
