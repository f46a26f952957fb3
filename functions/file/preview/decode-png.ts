import { convertIndexedToRgb, decode } from "fast-png";
import { pngOfPixels } from "./png-pixels.ts";
import type { Raster } from "./raster.ts";

/** The pixels of a PNG; nothing where there are too many. */
export const decodePng = async (bytes: Uint8Array): Promise<Raster | undefined> => {
  const pixels = await pngOfPixels(bytes);
  if (!pixels) return undefined;
  const png = decode(pixels);
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
