import { encode } from "jpeg-js";

/** A picture as pixels: four bytes each, red, green, blue and alpha, row by row. */
export type Raster = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** Pixels of a picture at most; a larger one has no preview. */
export const MOST_PIXELS = 50_000_000;

/** Pixels of a preview's longer side, and its quality as a JPEG. */
export const PREVIEW_PIXELS = 1_400;
const QUALITY = 78;

/** A raster as the JPEG of a preview: as small as a page shows it, what is transparent on white. */
export const previewOf = (raster: Raster): Uint8Array => {
  const { width, height, data } = scaled(raster);
  return encode({ width, height, data }, QUALITY).data;
};

/** Scales a raster down so that its longer side fits; a smaller one stays as it is, but for what is transparent. */
const scaled = (raster: Raster): Raster => {
  const factor = Math.max(1, Math.max(raster.width, raster.height) / PREVIEW_PIXELS);
  const width = Math.max(1, Math.floor(raster.width / factor));
  const height = Math.max(1, Math.floor(raster.height / factor));
  const data = new Uint8Array(width * height * 4);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += 4)
      meanInto(data, to, raster, Math.floor(x * factor), Math.floor(y * factor), Math.ceil(factor));
  return { width, height, data };
};

/** Writes the mean colour, over white, of a square of pixels. One loop without objects, because it runs for every pixel. */
const meanInto = (
  into: Uint8Array,
  to: number,
  { width, height, data }: Raster,
  left: number,
  top: number,
  side: number,
): void => {
  const right = Math.min(width, left + side);
  const bottom = Math.min(height, top + side);
  let red = 0;
  let green = 0;
  let blue = 0;
  let white = 0;
  for (let y = top; y < bottom; y++)
    for (let at = (y * width + left) * 4, end = (y * width + right) * 4; at < end; at += 4) {
      const alpha = (data[at + 3] as number) / 255;
      red += (data[at] as number) * alpha;
      green += (data[at + 1] as number) * alpha;
      blue += (data[at + 2] as number) * alpha;
      white += 255 - 255 * alpha;
    }
  const count = (right - left) * (bottom - top);
  into[to] = (red + white) / count;
  into[to + 1] = (green + white) / count;
  into[to + 2] = (blue + white) / count;
  into[to + 3] = 255;
};
