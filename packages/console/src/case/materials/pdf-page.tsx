import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useRef, useState } from "react";

type PdfPageProps = {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly page: number;
  readonly label: string;
  readonly zoom: number;
  /** Degrees. */
  readonly turned: number;
};

/** Height of a page by its width, until it is known: that of A4. */
const A4 = Math.SQRT2;
/** Pixels of a page's width when it is drawn: enough to read a scan of A4 at twice its size. */
const DRAWN_WIDTH = 1_600;

/** One page of a PDF, drawn when it comes near the view. */
export const PdfPage = ({ document, page, label, zoom, turned }: PdfPageProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  const [shape, setShape] = useState(A4);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (!near) return;
    let left = false;
    let stop = () => {};
    const draw = async () => {
      const loaded = await document.getPage(page);
      const element = canvas.current;
      if (left || !element) return;
      const plain = loaded.getViewport({ scale: 1, rotation: (loaded.rotate + turned) % 360 });
      const viewport = loaded.getViewport({
        scale: DRAWN_WIDTH / plain.width,
        rotation: (loaded.rotate + turned) % 360,
      });
      element.width = viewport.width;
      element.height = viewport.height;
      setShape(viewport.height / viewport.width);
      const task = loaded.render({ canvas: element, viewport });
      stop = () => task.cancel();
      await task.promise;
    };
    // A page that is left while it is drawn is drawn no further; one that cannot be drawn stays white beside the others.
    draw().catch(() => {});
    return () => {
      left = true;
      stop();
    };
  }, [near, document, page, turned]);
  return (
    <canvas
      ref={canvas}
      className="viewer-picture"
      role="img"
      aria-label={label}
      style={{ width: `${zoom * 100}%`, aspectRatio: 1 / shape }}
    />
  );
};
