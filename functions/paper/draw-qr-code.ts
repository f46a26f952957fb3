import { encode } from "uqr";

/** Where a QR code stands on a page, and how large it is, in points. */
type Square = { readonly x: number; readonly y: number; readonly side: number };

/** Draws the QR code of a text (ISO/IEC 18004, error correction M) without a quiet zone: the page around it is white. */
export const drawQrCode = (document: PDFKit.PDFDocument, text: string, { x, y, side }: Square): void => {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const module = side / size;
  for (const [row, modules] of data.entries())
    for (const [column, dark] of modules.entries())
      if (dark) document.rect(x + column * module, y + row * module, module, module);
  document.fill("#000000");
};
