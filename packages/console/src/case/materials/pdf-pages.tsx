import { getDocument, type PDFDocumentProxy, PDFWorker } from "pdfjs-dist";
import PdfWorker from "pdfjs-dist/build/pdf.worker.min.mjs?worker";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { PdfPage } from "./pdf-page.tsx";
import type { WholePdfProps } from "./whole-pdf.tsx";

/** Where the character maps and the fonts that PDFs count on are: with the console itself. */
const ASSETS = new URL(`${import.meta.env.BASE_URL}assets/pdf/`, location.href).href;

type Opened = { readonly pages: number; readonly document: PDFDocumentProxy } | "failed" | undefined;

/** Draws the pages of a PDF that come into view. Its scripts never run, and nothing is made of texts at run time. */
export const PdfPages = ({ source, title, zoom, turned, meanwhile }: WholePdfProps) => {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Opened>(undefined);
  useEffect(() => {
    let left = false;
    const port = new PdfWorker();
    const worker = PDFWorker.create({ port });
    const load = async () => {
      // A copy: what is handed to the worker is gone here.
      const data = typeof source === "string" ? await bytesAt(source) : source.slice();
      if (left) return;
      const document = await getDocument({
        data,
        worker,
        cMapUrl: ASSETS,
        cMapPacked: true,
        standardFontDataUrl: ASSETS,
        useSystemFonts: true,
        useWasm: false,
        enableXfa: false,
      }).promise;
      if (!left) setOpened({ document, pages: document.numPages });
    };
    load().catch(() => {
      if (!left) setOpened("failed");
    });
    return () => {
      left = true;
      worker.destroy();
      port.terminate();
    };
  }, [source]);
  if (opened === undefined) return meanwhile;
  if (opened === "failed")
    return (
      <>
        {meanwhile}
        <p className="viewer-empty" role="status">
          {t("materials.pdfFailed")}
        </p>
      </>
    );
  return numbersTo(opened.pages).map((page) => (
    <PdfPage
      key={page}
      document={opened.document}
      page={page}
      label={`${title} ${t("materials.page", { page, pages: opened.pages })}`}
      zoom={zoom}
      turned={turned}
    />
  ));
};

const bytesAt = async (url: string): Promise<Uint8Array> => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the file was answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};

const numbersTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);
