/** SHA-256 of bytes; the domain has none of its own. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Bytes that stand before an entry and before two nodes where they are hashed. */
const LEAF = 0;
const NODE = 1;

const joined = (...parts: readonly (number | Uint8Array)[]): Uint8Array => {
  const bytes = parts.flatMap((part) => (typeof part === "number" ? [part] : [...part]));
  return new Uint8Array(bytes);
};

/** Of two or more leaves, the largest power of two below their number stand in the left half (RFC 6962 §2.1). */
const halfOf = (count: number): number => 2 ** (31 - Math.clz32(count - 1));

/**
 * Root of the Merkle tree over a list of entries (RFC 6962 §2.1): a leaf is hashed behind a byte 0 and a node behind a
 * byte 1, so that neither passes for the other. No entry: SHA-256 of nothing.
 */
export const merkleRoot = (entries: readonly Uint8Array[], hash: Sha256): Uint8Array => {
  const [only] = entries;
  if (!only) return hash(new Uint8Array());
  if (entries.length === 1) return hash(joined(LEAF, only));
  const half = halfOf(entries.length);
  return hash(joined(NODE, merkleRoot(entries.slice(0, half), hash), merkleRoot(entries.slice(half), hash)));
};

/**
 * The audit path of an entry (RFC 6962 §2.1.1): the roots of the halves beside it, nearest first, by which anyone who
 * has the entry can compute the root. Throws a RangeError where there is no such entry.
 */
export const auditPath = (
  entries: readonly Uint8Array[],
  index: number,
  hash: Sha256,
): readonly Uint8Array[] => {
  if (!Number.isInteger(index) || index < 0 || index >= entries.length)
    throw new RangeError(`no entry ${index} of ${entries.length}`);
  if (entries.length === 1) return [];
  const half = halfOf(entries.length);
  const [left, right] = [entries.slice(0, half), entries.slice(half)];
  return index < half
    ? [...auditPath(left, index, hash), merkleRoot(right, hash)]
    : [...auditPath(right, index - half, hash), merkleRoot(left, hash)];
};

/** The root that an entry and its audit path lead to; nothing where the path is not of this place and size. */
export const rootByPath = (
  entry: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  hash: Sha256,
): Uint8Array | undefined => {
  if (index >= size) return undefined;
  if (size === 1) return path.length === 0 ? hash(joined(LEAF, entry)) : undefined;
  const beside = path.at(-1);
  if (!beside) return undefined;
  const half = halfOf(size);
  const [inside, count] = index < half ? [index, half] : [index - half, size - half];
  const own = rootByPath(entry, inside, count, path.slice(0, -1), hash);
  if (!own) return undefined;
  return hash(index < half ? joined(NODE, own, beside) : joined(NODE, beside, own));
};
