import { type Finding, heldBack, sound } from "./finding.ts";
import { isMakersTrailer } from "./makers-trailer.ts";

const MARK = 0xff;
const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;

/** Markers without a length: the start, the end, restarts, and a stuffed byte. */
const isBare = (marker: number): boolean => (marker >= 0xd0 && marker <= END) || marker === 0x01;

/** Whether a byte after a mark belongs to the scan: stuffing and restarts do. */
const isInScan = (marker: number): boolean => marker === 0 || (marker >= 0xd0 && marker <= 0xd7);

/** Where the segment after a scan begins, from a place inside of it; the end of the bytes where none does. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(MARK, from); at >= 0; at = bytes.indexOf(MARK, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker !== MARK && !isInScan(marker)) return at;
  }
  return bytes.length;
};

/** Where a picture that starts at a place ends (ITU-T T.81 annex B); nothing where it is damaged. */
const endOfPicture = (bytes: Uint8Array, start: number): number | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = start + 2;
  let scanned = false;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== MARK) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === END) return scanned ? at + 2 : undefined;
    if (marker === MARK) at += 1;
    else if (isBare(marker)) at += 2;
    else if (at + 4 > bytes.length) return undefined;
    else {
      at += 2 + view.getUint16(at + 2);
      if (marker === SCAN) {
        scanned = true;
        at = endOfScan(bytes, at);
      }
    }
  }
  return undefined;
};

const isPicture = (bytes: Uint8Array, at: number): boolean => bytes[at] === MARK && bytes[at + 1] === START;

/** The mark of a PDF, and the bytes from the start of a file in which its readers look for it. */
const PDF_HEAD = "%PDF-";
const PDF_HEAD_BYTES = 1_024;

const isPdfToo = (bytes: Uint8Array): boolean =>
  new TextDecoder("latin1").decode(bytes.subarray(0, PDF_HEAD_BYTES)).includes(PDF_HEAD);

/**
 * Looks at a JPEG: its segments are whole, and after it comes nothing but further pictures, as phones write them (CIPA
 * DC-007), and then zeros or what the phone's maker puts there.
 */
export const examineJpeg = (bytes: Uint8Array): Finding => {
  if (isPdfToo(bytes)) return heldBack("polyglot");
  let at = 0;
  while (isPicture(bytes, at)) {
    const end = endOfPicture(bytes, at);
    if (end === undefined) return heldBack(at === 0 ? "damaged" : "polyglot");
    at = end;
  }
  const isPadded = bytes.subarray(at).every((byte) => byte === 0);
  return isPadded || isMakersTrailer(bytes, at) ? sound : heldBack("polyglot");
};
