const LARGE_SIZE_BYTES = 16;

/** How boxes (ISO/IEC 14496-12) stand in a file: known ones that fill it, one that is not known, or one that breaks off. */
type Filled = "filled" | "unknown" | "broken";

/** Looks at the boxes of a file from a place on: whether all of them are of these types, and fill it to its end. */
export const boxesFrom = (bytes: Uint8Array, from: number, types: readonly string[]): Filled => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new TextDecoder("latin1");
  let at = from;
  while (at + 8 <= bytes.length) {
    if (!types.includes(text.decode(bytes.subarray(at + 4, at + 8)))) return "unknown";
    const size = boxSize(view, at);
    if (size === undefined || at + size > bytes.length) return "broken";
    at += size;
  }
  return at === bytes.length ? "filled" : "unknown";
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
