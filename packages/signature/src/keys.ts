import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  KeyObject,
} from "node:crypto";
import { fitsAlgorithm, type SignatureAlgorithm } from "./algorithm.ts";
import { refuse, type SignatureRefusal } from "./refusal.ts";

/** A public key as it is registered: parsed, PEM (SPKI) or JWK. */
export type PublicKeyInput = KeyObject | string | JsonWebKey;

/** A new pair of keys; the private half is PKCS #8 PEM and belongs in the signer's keeping only. */
export type KeyPair = {
  readonly algorithm: SignatureAlgorithm;
  /** The RFC 7638 SHA-256 thumbprint of the public key, fit to be its key id. */
  readonly thumbprint: string;
  readonly privateKeyPem: string;
  readonly publicKeyPem: string;
  readonly publicKeyJwk: JsonWebKey;
};

/**
 * Makes a key pair for signing requests.
 *
 * @example
 * ```ts
 * import { createKeyPair } from "@tongban/signature";
 *
 * const pair = createKeyPair("ed25519");
 * // keep pair.privateKeyPem; register pair.publicKeyPem under the key id pair.thumbprint
 * ```
 */
export function createKeyPair(algorithm: SignatureAlgorithm): KeyPair {
  const { publicKey, privateKey } = generate(algorithm);
  return {
    algorithm,
    thumbprint: keyThumbprint(publicKey),
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKeyPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    publicKeyJwk: publicKey.export({ format: "jwk" }),
  };
}

function generate(algorithm: SignatureAlgorithm): { publicKey: KeyObject; privateKey: KeyObject } {
  switch (algorithm) {
    case "ed25519":
      return generateKeyPairSync("ed25519");
    case "ecdsa-p256-sha256":
      return generateKeyPairSync("ec", { namedCurve: "P-256" });
  }
}

/**
 * Reads a public key given as PEM or JWK; refuses what is not a key (`key-malformed`, which includes a
 * private key handed in by mistake) and a key of another kind (`algorithm-mismatch`).
 */
export function importPublicKey(
  algorithm: SignatureAlgorithm,
  input: PublicKeyInput,
): { readonly ok: true; readonly publicKey: KeyObject } | SignatureRefusal {
  const publicKey = parsePublicKey(input);
  if (publicKey === undefined) return refuse("key-malformed");
  return fitsAlgorithm(algorithm, publicKey) ? { ok: true, publicKey } : refuse("algorithm-mismatch");
}

function parsePublicKey(input: PublicKeyInput): KeyObject | undefined {
  if (input instanceof KeyObject) return input.type === "public" ? input : undefined;
  // Node would derive the public half of a private key; taking it would hide that the secret got out.
  if (typeof input === "string" ? input.includes("PRIVATE KEY") : "d" in input) return undefined;
  try {
    return typeof input === "string"
      ? createPublicKey(input)
      : createPublicKey({ key: input, format: "jwk" });
  } catch {
    return undefined;
  }
}

/** Reads a private key from PEM; throws a TypeError if it is not one of the algorithm. */
export function importPrivateKey(algorithm: SignatureAlgorithm, input: KeyObject | string): KeyObject {
  const key = typeof input === "string" ? createPrivateKey(input) : input;
  if (key.type === "private" && fitsAlgorithm(algorithm, key)) return key;
  throw new TypeError(`not a private key of the algorithm ${algorithm}`);
}

/** The public half of a private key. */
export function publicHalf(privateKey: KeyObject): KeyObject {
  return createPublicKey(privateKey);
}

/** The SHA-256 thumbprint of a public key, base64url (RFC 7638; for Ed25519 RFC 8037 §2). */
export function keyThumbprint(publicKey: KeyObject): string {
  const { crv, kty, x, y } = publicKey.export({ format: "jwk" });
  // The required members in lexicographic order; JSON.stringify leaves out the y that Ed25519 lacks.
  return createHash("sha256").update(JSON.stringify({ crv, kty, x, y })).digest("base64url");
}
