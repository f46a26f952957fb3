import { crc32, inflateRawSync } from "node:zlib";
import { CASE_MATERIAL_BYTES, MATERIAL_BYTES, type QuarantineCode } from "@tongban/domain";
import { type Finding, heldBack, sound } from "./finding.ts";
import { readZipDirectory, type ZipEntry } from "./zip-directory.ts";

/** Most entries of a ZIP, and the factor that one may grow by from a size on at which it could do harm, in bytes. */
const MOST_ENTRIES = 1_000;
const MOST_GROWTH = 200;
const GROWTH_FROM_BYTES = 1_048_576;

/** Unpacked bytes after which memory is freed at once, where Node lets a program ask for it: it would wait for much more. */
const COLLECTED_BYTES = 16_777_216;

const STORED = 0;
const DEFLATED = 8;

/**
 * Looks at a ZIP, entry by entry, so that no more than one is unpacked at a time: at most 1,000 entries of 20 MB each and
 * 200 MB together, none of which is encrypted or grows without measure; nothing between them. `faultIn` looks at the
 * content of each one.
 */
export const examineZip = async (
  bytes: Uint8Array,
  faultIn: (entry: Uint8Array) => Promise<QuarantineCode | undefined>,
): Promise<Finding> => {
  const directory = readZipDirectory(bytes);
  if (!directory) return heldBack("damaged");
  if (directory.loose) return heldBack("polyglot");
  if (directory.entries.length > MOST_ENTRIES) return heldBack("zip-bomb");
  let total = 0;
  let loose = 0;
  for (const entry of directory.entries) {
    const looked = await lookAt(bytes, entry, CASE_MATERIAL_BYTES - total, faultIn);
    if (typeof looked === "string") return heldBack(looked);
    total += looked;
    loose += looked;
    if (loose < COLLECTED_BYTES) continue;
    globalThis.gc?.();
    loose = 0;
  }
  return sound;
};

/** Looks at one entry, which may have so many bytes: how many it has. By itself, so that nothing holds its content afterwards. */
const lookAt = async (
  bytes: Uint8Array,
  entry: ZipEntry,
  most: number,
  faultIn: (entry: Uint8Array) => Promise<QuarantineCode | undefined>,
): Promise<number | QuarantineCode> => {
  const content = unpack(bytes, entry);
  if (typeof content === "string") return content;
  const { length } = content;
  if (length > most) return "zip-bomb";
  if (entry.name.endsWith("/") && length === 0) return 0;
  return (await faultIn(content)) ?? length;
};

const unpack = (
  bytes: Uint8Array,
  { start, packed, unpacked, method, encrypted, checksum }: ZipEntry,
): Uint8Array | QuarantineCode => {
  if (encrypted) return "encrypted";
  if (method !== STORED && method !== DEFLATED) return "zip-content";
  const slice = bytes.subarray(start, start + packed);
  const content = method === STORED ? slice : inflated(slice, unpacked);
  if (typeof content === "string") return content;
  if (content.length > GROWTH_FROM_BYTES && content.length > packed * MOST_GROWTH) return "zip-bomb";
  return content.length === unpacked && crc32(content) === checksum ? content : "damaged";
};

/** Bytes that the buffer of an entry has beyond what it says that it unpacks to: a full one would be put into a second. */
const SPARE_BYTES = 64;

/**
 * Unpacks no more than one material may have; what would be more is not waited for. One buffer takes the whole, so that it
 * is not held twice.
 */
const inflated = (packed: Uint8Array, unpacked: number): Uint8Array | QuarantineCode => {
  const chunkSize = Math.min(unpacked, MATERIAL_BYTES) + SPARE_BYTES;
  try {
    return inflateRawSync(packed, { maxOutputLength: MATERIAL_BYTES, chunkSize });
  } catch (fault) {
    return isTooLarge(fault) ? "zip-bomb" : "damaged";
  }
};

const isTooLarge = (fault: unknown): boolean =>
  fault instanceof Error && "code" in fault && fault.code === "ERR_BUFFER_TOO_LARGE";
