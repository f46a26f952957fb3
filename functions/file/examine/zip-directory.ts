/** An entry of a ZIP by its central directory; sizes and places in bytes. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly checksum: number;
  /** Where its packed content begins. */
  readonly start: number;
};

/** A central directory; `loose` where bytes of the file belong to none of its entries. */
export type ZipDirectory = { readonly entries: readonly ZipEntry[]; readonly loose: boolean };

/** An entry with where its own header begins, and where the next one's in the directory. */
type PlacedEntry = ZipEntry & { readonly local: number; readonly next: number };

const LOCAL = 0x0403_4b50;
const CENTRAL = 0x0201_4b50;
const END = 0x0605_4b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const MOST_COMMENT_BYTES = 65_535;

/** Bytes of a descriptor that may follow an entry's content: with or without its mark, sizes of four or eight bytes. */
const descriptorBytes = [0, 12, 16, 20, 24];

/** Reads the central directory of a ZIP (ISO/IEC 21320-1); nothing where there is none, or it contradicts the entries. */
export const readZipDirectory = (bytes: Uint8Array): ZipDirectory | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const first = view.getUint32(end + 16, true);
  const comment = view.getUint16(end + 20, true);
  if (first + size > end) return undefined;
  const entries: PlacedEntry[] = [];
  let at = first;
  for (let n = 0; n < count; n++) {
    const entry = readEntry(view, at, first);
    if (!entry) return undefined;
    entries.push(entry);
    at = entry.next;
  }
  const whole = at === first + size && at === end && end + END_BYTES + comment === bytes.length;
  return { entries, loose: !whole || !isFilled(entries, first) };
};

/** Whether entries fill a file up to its central directory, one after the other in whatever order it names them. */
const isFilled = (entries: readonly PlacedEntry[], directory: number): boolean => {
  const inOrder = entries.toSorted((one, other) => one.local - other.local);
  return [...inOrder, { local: directory }].every(({ local }, n) => {
    const before = inOrder[n - 1];
    const gap = local - (before ? before.start + before.packed : 0);
    return descriptorBytes.includes(gap);
  });
};

const findEnd = (view: DataView): number | undefined => {
  const lowest = Math.max(0, view.byteLength - END_BYTES - MOST_COMMENT_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= lowest; at--)
    if (view.getUint32(at, true) === END) return at;
  return undefined;
};

const readEntry = (view: DataView, at: number, limit: number): PlacedEntry | undefined => {
  if (at + CENTRAL_BYTES > view.byteLength || view.getUint32(at, true) !== CENTRAL) return undefined;
  const nameBytes = view.getUint16(at + 28, true);
  const next = at + CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const local = view.getUint32(at + 42, true);
  if (next > view.byteLength || local + LOCAL_BYTES > limit || view.getUint32(local, true) !== LOCAL)
    return undefined;
  const start = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = view.getUint32(at + 20, true);
  const name = textAt(view, at + CENTRAL_BYTES, nameBytes);
  const sameName = textAt(view, local + LOCAL_BYTES, view.getUint16(local + 26, true)) === name;
  if (start + packed > limit || !sameName) return undefined;
  return {
    name,
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    packed,
    unpacked: view.getUint32(at + 24, true),
    checksum: view.getUint32(at + 16, true),
    start,
    local,
    next,
  };
};

const textAt = (view: DataView, at: number, length: number): string =>
  new TextDecoder("latin1").decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
