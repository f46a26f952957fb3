/** A chunk of a PNG: its type, and where it begins with its length and ends with its checksum. */
export type PngChunk = { readonly type: string; readonly start: number; readonly end: number };

const SIGNATURE_BYTES = 8;

/** Bytes of a chunk beside its content: length, type and checksum. */
const FRAME_BYTES = 12;

/** The chunks of a PNG one after the other (ISO/IEC 15948 section 5.3), up to the first one that is not whole. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new TextDecoder("latin1");
  let start = SIGNATURE_BYTES;
  while (start + FRAME_BYTES <= bytes.length) {
    const end = start + FRAME_BYTES + view.getUint32(start);
    if (end > bytes.length) return;
    yield { type: text.decode(bytes.subarray(start + 4, start + 8)), start, end };
    start = end;
  }
}
