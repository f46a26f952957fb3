import { type JpegFrame, readJpegFrame } from "./jpeg-frame.ts";
import { MOST_PIXELS } from "./raster.ts";

/** Colours of a JPEG by its components; four are written the other way round by those who write them. */
const colours: Readonly<Record<number, string>> = {
  1: "/DeviceGray",
  3: "/DeviceRGB",
  4: "/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]",
};

/** The page that shows a picture of some width and height turned as its orientation says: its size, and the matrix. */
const placings: Readonly<Record<number, (w: number, h: number) => readonly [number[], number[]]>> = {
  1: (w, h) => [
    [w, h],
    [w, 0, 0, h, 0, 0],
  ],
  2: (w, h) => [
    [w, h],
    [-w, 0, 0, h, w, 0],
  ],
  3: (w, h) => [
    [w, h],
    [-w, 0, 0, -h, w, h],
  ],
  4: (w, h) => [
    [w, h],
    [w, 0, 0, -h, 0, h],
  ],
  5: (w, h) => [
    [h, w],
    [0, -w, -h, 0, h, w],
  ],
  6: (w, h) => [
    [h, w],
    [0, -w, h, 0, 0, w],
  ],
  7: (w, h) => [
    [h, w],
    [0, w, h, 0, 0, 0],
  ],
  8: (w, h) => [
    [h, w],
    [0, w, -h, 0, h, 0],
  ],
};

/**
 * A PDF of one page that is a JPEG (ISO 32000-1 section 7.4.8 takes it as it is), so that the renderer of PDFs decodes,
 * turns and scales it in its own bounded memory: a decoder in JavaScript takes ten times the memory. Nothing where the
 * picture is too large or of no colours that a page knows.
 */
export const jpegAsPdf = (jpeg: Uint8Array): Uint8Array | undefined => {
  const frame = readJpegFrame(jpeg);
  const colour = colours[frame?.components ?? 0];
  if (!frame || !colour || frame.width * frame.height > MOST_PIXELS) return undefined;
  const { page, content } = placed(frame);
  const { width, height } = frame;
  return Buffer.concat([
    Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${page}]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>endobj
4 0 obj<</Length ${content.length}>>stream
${content}
endstream endobj
5 0 obj<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace${colour}/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>stream
`),
    jpeg,
    Buffer.from("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"),
  ]);
};

const placed = ({ width, height, orientation }: JpegFrame) => {
  const placing = placings[orientation] ?? placings[1];
  const [page, matrix] = placing?.(width, height) ?? [[], []];
  return { page: page.join(" "), content: `q ${matrix.join(" ")} cm/I Do Q` };
};
