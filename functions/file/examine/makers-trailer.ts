import { boxesFrom } from "./media-boxes.ts";

/** Boxes of the film that a phone puts behind a picture, the first of which is `ftyp` (ISO/IEC 14496-12). */
const filmBoxes = ["ftyp", "moov", "mdat", "free", "skip", "wide", "uuid", "mvex", "moof", "mfra", "sidx"];

const FTYP = 0x6674_7970;

/** The marks that a Samsung trailer ends in, with the bytes of its directory between, and that the directory begins with. */
const SEFT = 0x5345_4654;
const SEFH = 0x5345_4648;
const SEFT_BYTES = 8;
const SEFH_BYTES = 12;
const SEFH_ENTRY_BYTES = 12;

/** The mark that a ZIP ends with, and the bytes from the end of a file in which its readers look for it. */
const ZIP_TAIL = "PK\u0005\u0006";
const ZIP_TAIL_BYTES = 65_557;

type IsTrailer = (bytes: Uint8Array, view: DataView, at: number) => boolean;

/** A film (Motion Photo, which Google's Android describes): its boxes fill what is left. */
const isFilm: IsTrailer = (bytes, view, at) =>
  at + 8 <= bytes.length && view.getUint32(at + 4) === FTYP && boxesFrom(bytes, at, filmBoxes) === "filled";

/**
 * A Samsung trailer: blocks, a directory that names each by how far before it the block begins, and its mark. The blocks fill
 * what is between the picture and the directory.
 */
const isSamsungTrailer: IsTrailer = (bytes, view, at) => {
  const end = bytes.length - SEFT_BYTES;
  if (end < at + SEFH_BYTES || view.getUint32(end + 4) !== SEFT) return false;
  const directory = end - view.getUint32(end, true);
  if (directory < at || directory + SEFH_BYTES > end || view.getUint32(directory) !== SEFH) return false;
  const count = view.getUint32(directory + 8, true);
  if (directory + SEFH_BYTES + count * SEFH_ENTRY_BYTES !== end) return false;
  const blocks = Array.from({ length: count }, (_, n) => {
    const entry = directory + SEFH_BYTES + n * SEFH_ENTRY_BYTES;
    const start = directory - view.getUint32(entry + 4, true);
    return { start, end: start + view.getUint32(entry + 8, true) };
  }).toSorted((one, other) => one.start - other.start);
  return [...blocks, { start: directory }].every(({ start }, n) => start === (blocks[n - 1]?.end ?? at));
};

const trailers: readonly IsTrailer[] = [isFilm, isSamsungTrailer];

/**
 * Whether what follows a picture from a place on is what a phone's maker puts there, and is no ZIP as well. A reader of
 * the picture passes it by.
 */
export const isMakersTrailer = (bytes: Uint8Array, at: number): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = new TextDecoder("latin1").decode(bytes.subarray(-ZIP_TAIL_BYTES));
  return !tail.includes(ZIP_TAIL) && trailers.some((isTrailer) => isTrailer(bytes, view, at));
};
