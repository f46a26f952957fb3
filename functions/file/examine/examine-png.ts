import { crc32 } from "node:zlib";
import { type Finding, heldBack, sound } from "./finding.ts";

const SIGNATURE_BYTES = 8;

/** Bytes of a chunk beside its content: length, type and checksum. */
const FRAME_BYTES = 12;

/** Looks at a PNG: every chunk is whole by its own checksum, the last one is the end, and nothing comes after it (ISO/IEC 15948). */
export const examinePng = (bytes: Uint8Array): Finding => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new TextDecoder("latin1");
  let at = SIGNATURE_BYTES;
  while (at + FRAME_BYTES <= bytes.length) {
    const end = at + FRAME_BYTES + view.getUint32(at);
    if (end > bytes.length) break;
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) break;
    const type = text.decode(bytes.subarray(at + 4, at + 8));
    if (type === "IEND") return end === bytes.length ? sound : heldBack("polyglot");
    at = end;
  }
  return heldBack("damaged");
};
