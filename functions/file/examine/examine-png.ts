import { crc32 } from "node:zlib";
import { pngChunks } from "../png-chunks.ts";
import { type Finding, heldBack, sound } from "./finding.ts";

/** Looks at a PNG: every chunk is whole by its own checksum, the last one is the end, and nothing comes after it (ISO/IEC 15948). */
export const examinePng = (bytes: Uint8Array): Finding => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { type, start, end } of pngChunks(bytes)) {
    if (crc32(bytes.subarray(start + 4, end - 4)) !== view.getUint32(end - 4)) break;
    if (type === "IEND") return end === bytes.length ? sound : heldBack("polyglot");
  }
  return heldBack("damaged");
};
