import { unzipSync } from "fflate";
import { fileTypeFromBuffer } from "file-type";

/** Entry that every OFD begins with (GB/T 33190 section 7.4), and the bytes of it that are read at most. */
const OFD_ENTRY = "OFD.xml";
const OFD_ENTRY_BYTES = 1_000_000;

const ofdRoot = /<(?:[\w-]+:)?OFD\s[^>]*xmlns(?::[\w-]+)?="http:\/\/www\.ofdspec\.org\/2016"/;

/**
 * What a file is by its content: `pdf`, `ofd` (a ZIP with an `OFD.xml` of its namespace), the extension of another known
 * type, or `unknown`.
 */
export const realTypeOf = async (bytes: Uint8Array): Promise<string> => {
  const found = (await fileTypeFromBuffer(bytes))?.ext ?? "unknown";
  return found === "zip" && isOfd(bytes) ? "ofd" : found;
};

const isOfd = (bytes: Uint8Array): boolean => {
  try {
    const { [OFD_ENTRY]: entry } = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === OFD_ENTRY && originalSize <= OFD_ENTRY_BYTES,
    });
    return entry !== undefined && ofdRoot.test(new TextDecoder().decode(entry));
  } catch {
    return false;
  }
};
