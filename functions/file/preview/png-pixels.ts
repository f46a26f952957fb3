import { createInflateRaw } from "node:zlib";
import { pngChunks } from "../png-chunks.ts";
import { MOST_PIXELS } from "./raster.ts";

/** Chunks that a picture's pixels are made from; the decoder unpacks some others, however large they become. */
const pixelChunks = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"];

/** Samples of a pixel by the colour type (ISO/IEC 15948 table 11.1). */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Where a PNG says its width, height, bits of a sample and colour type (section 11.2.2). */
const WIDTH_AT = 16;
const HEIGHT_AT = 20;
const DEPTH_AT = 24;
const COLOUR_AT = 25;

/** Bytes that the pixels of a picture may be unpacked: four for each. */
const MOST_BYTES = 4 * MOST_PIXELS;

/** Bytes of a chunk before its content, and after it; and of the head of a zlib stream. */
const HEAD_BYTES = 8;
const CHECKSUM_BYTES = 4;
const ZLIB_BYTES = 2;

/**
 * A PNG with nothing in it but its pixels; nothing where there are too many, or more than it says: the decoder would
 * unpack them all, and a thousand times the file's size is more memory than there is.
 */
export const pngOfPixels = async (bytes: Uint8Array): Promise<Uint8Array | undefined> => {
  const most = pixelBytes(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (most === undefined) return undefined;
  const chunks = [...pngChunks(bytes)].filter(({ type }) => pixelChunks.includes(type));
  const packed = chunks
    .filter(({ type }) => type === "IDAT")
    .map(({ start, end }) => bytes.subarray(start + HEAD_BYTES, end - CHECKSUM_BYTES));
  if (!(await unpacksWithin(Buffer.concat(packed).subarray(ZLIB_BYTES), most))) return undefined;
  const signature = bytes.subarray(0, HEAD_BYTES);
  return Buffer.concat([signature, ...chunks.map(({ start, end }) => bytes.subarray(start, end))]);
};

/** Bytes of the pixels unpacked, interlaced or not: each row of each pass has a byte before it and may end in part of one. */
const pixelBytes = (view: DataView): number | undefined => {
  const width = view.getUint32(WIDTH_AT);
  const height = view.getUint32(HEIGHT_AT);
  const bits = view.getUint8(DEPTH_AT) * (samples[view.getUint8(COLOUR_AT)] ?? 0);
  const unpacked = Math.ceil((width * height * bits) / 8);
  const fits = width * height <= MOST_PIXELS && unpacked <= MOST_BYTES;
  return fits ? unpacked + 2 * (2 * height + 7) : undefined;
};

/** Unpacks without keeping anything, and no further than to the limit. */
const unpacksWithin = async (deflated: Uint8Array, most: number): Promise<boolean> => {
  const inflating = createInflateRaw();
  inflating.end(deflated);
  let count = 0;
  for await (const part of inflating) {
    count += part.length;
    if (count > most) return false;
  }
  return true;
};
