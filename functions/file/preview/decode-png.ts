import { convertIndexedToRgb, decode } from "fast-png";
import { MOST_PIXELS, type Raster } from "./raster.ts";

/** Where a PNG says its width and height (ISO/IEC 15948 section 11.2.2). */
const WIDTH_AT = 16;

/** The pixels of a PNG; nothing where there are too many. */
export const decodePng = (bytes: Uint8Array): Raster | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(WIDTH_AT) * view.getUint32(WIDTH_AT + 4) > MOST_PIXELS) return undefined;
  const png = decode(bytes);
  const { width, height } = png;
  const indexed = png.palette ? convertIndexedToRgb(png) : undefined;
  const channels = indexed ? indexed.length / (width * height) : png.channels;
  const values = indexed ?? png.data;
  const shift = indexed || png.depth !== 16 ? 0 : 8;
  const spread = indexed || png.depth >= 8 ? 1 : 255 / (2 ** png.depth - 1);
  const data = new Uint8Array(width * height * 4);
  const valueAt = (at: number): number => Math.round(((values[at] ?? 0) >> shift) * spread);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = pixel * channels;
    const to = pixel * 4;
    const isGrey = channels < 3;
    data[to] = valueAt(from);
    data[to + 1] = valueAt(isGrey ? from : from + 1);
    data[to + 2] = valueAt(isGrey ? from : from + 2);
    data[to + 3] = channels === 2 || channels === 4 ? valueAt(from + channels - 1) : 255;
  }
  return { width, height, data };
};
