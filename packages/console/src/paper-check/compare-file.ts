/** What came of comparing a file: `unread` where the browser could not read it or takes no digests. */
export type FileVerdict = "same" | "different" | "unread";

/** Says whether a file has the size (bytes) and SHA-256 (hex) of the one that was issued. */
export const compareFile = async (
  file: Blob,
  issued: { readonly sha256: string; readonly size: number },
): Promise<FileVerdict> => {
  if (file.size !== issued.size) return "different";
  try {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    return hexOf(digest) === issued.sha256 ? "same" : "different";
  } catch {
    return "unread";
  }
};

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
