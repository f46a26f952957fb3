import { createHash } from "node:crypto";

/** SHA-256 of bytes. */
export const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

/** SHA-256 of a text's UTF-8 bytes, base64url. */
export const sha256Text = (text: string): string =>
  createHash("sha256").update(text, "utf8").digest("base64url");
