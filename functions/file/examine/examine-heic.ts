import { type Finding, heldBack, sound } from "./finding.ts";

/** Boxes that a picture's file has at its top level (ISO/IEC 23008-12, ISO/IEC 14496-12). */
const boxes = ["ftyp", "meta", "mdat", "free", "skip", "moov", "idat", "uuid", "mpvd"];

const LARGE_SIZE_BYTES = 16;

/** Looks at a HEIC: its boxes are known ones, and fill the file exactly. */
export const examineHeic = (bytes: Uint8Array): Finding => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new TextDecoder("latin1");
  let at = 0;
  while (at + 8 <= bytes.length) {
    if (!boxes.includes(text.decode(bytes.subarray(at + 4, at + 8)))) return heldBack("polyglot");
    const size = boxSize(view, at);
    if (size === undefined || at + size > bytes.length) return heldBack("damaged");
    at += size;
  }
  return at === bytes.length ? sound : heldBack("polyglot");
};

/** Bytes of the box at a place: 0 stands for all that is left, 1 for a size of eight bytes after the type. */
const boxSize = (view: DataView, at: number): number | undefined => {
  const size = view.getUint32(at);
  if (size === 0) return view.byteLength - at;
  if (size >= 8) return size;
  if (size !== 1 || at + LARGE_SIZE_BYTES > view.byteLength) return undefined;
  const large = Number(view.getBigUint64(at + 8));
  return large >= LARGE_SIZE_BYTES ? large : undefined;
};
