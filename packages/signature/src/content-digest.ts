import { createHash, timingSafeEqual } from "node:crypto";
import { type BareItem, isInnerList } from "structured-headers";
import { refuse, type SignatureRefusal } from "./refusal.ts";
import { readDictionary } from "./structured-dictionary.ts";

/** The digest algorithms that RFC 9530 §5 calls active, with Node's names for them. */
const HASHES = { "sha-256": "sha256", "sha-512": "sha512" } as const;

/** A digest algorithm of RFC 9530 that is safe to use. */
export type DigestAlgorithm = keyof typeof HASHES;

/**
 * The value of a `Content-Digest` field over the exact bytes of a body (RFC 9530 §2); text counts as UTF-8.
 *
 * @example
 * ```ts
 * import { checkContentDigest, contentDigest } from "@tongban/signature";
 *
 * const field = contentDigest('{"hello": "world"}');
 * checkContentDigest(field, '{"hello": "world"}'); // undefined: nothing wrong
 * checkContentDigest(field, '{"hello": "World"}'); // { ok: false, reason: "digest-mismatch" }
 * ```
 */
export function contentDigest(body: Uint8Array | string, algorithm: DigestAlgorithm = "sha-256"): string {
  return `${algorithm}=:${hash(algorithm, body).toString("base64")}:`;
}

/**
 * Checks a `Content-Digest` field against the bytes of a body; returns what is wrong, or nothing. Every
 * sha-256 and sha-512 digest given must match, at least one must be given, other algorithms are ignored.
 */
export function checkContentDigest(field: string, body: Uint8Array | string): SignatureRefusal | undefined {
  const dictionary = readDictionary(field);
  if (dictionary === undefined) return refuse("digest-malformed");
  const reasons = [...dictionary]
    .filter(([name]) => isKnown(name))
    .map(([name, member]) => (isInnerList(member) ? "digest-malformed" : compare(name, member[0], body)));
  if (reasons.length === 0) return refuse("digest-unsupported");
  const reason = reasons.find((found) => found !== undefined);
  return reason && refuse(reason);
}

function compare(name: string, given: BareItem, body: Uint8Array | string) {
  if (!(isKnown(name) && given instanceof ArrayBuffer)) return "digest-malformed";
  const expected = hash(name, body);
  const equal = given.byteLength === expected.byteLength && timingSafeEqual(new Uint8Array(given), expected);
  return equal ? undefined : "digest-mismatch";
}

function isKnown(name: string): name is DigestAlgorithm {
  return Object.hasOwn(HASHES, name);
}

function hash(algorithm: DigestAlgorithm, body: Uint8Array | string): Buffer {
  return createHash(HASHES[algorithm]).update(body).digest();
}
