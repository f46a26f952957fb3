import { type KeyObject, sign, verify } from "node:crypto";

/** The signature algorithms in use, by their names in the registry of RFC 9421 §6.2. */
export const SIGNATURE_ALGORITHMS = ["ed25519", "ecdsa-p256-sha256"] as const;

/** One of {@link SIGNATURE_ALGORITHMS}. */
export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number];

/** Both algorithms make signatures of this size, in bytes (RFC 9421 §3.3.4 and §3.3.6: r and s, not DER). */
const SIGNATURE_BYTES = 64;

/** Signs bytes; the result is 64 bytes. Throws if the key is not a private key of the algorithm. */
export function signBytes(algorithm: SignatureAlgorithm, privateKey: KeyObject, bytes: Uint8Array): Buffer {
  switch (algorithm) {
    case "ed25519":
      return sign(null, bytes, privateKey);
    case "ecdsa-p256-sha256":
      return sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" });
  }
}

/** Tells whether a signature over bytes is right; one of another length is simply wrong. */
export function verifyBytes(
  algorithm: SignatureAlgorithm,
  publicKey: KeyObject,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (signature.byteLength !== SIGNATURE_BYTES) return false;
  switch (algorithm) {
    case "ed25519":
      return verify(null, bytes, publicKey, signature);
    case "ecdsa-p256-sha256":
      return verify("sha256", bytes, { key: publicKey, dsaEncoding: "ieee-p1363" }, signature);
  }
}

/** Tells whether a key is of the algorithm's type and curve. */
export function fitsAlgorithm(algorithm: SignatureAlgorithm, key: KeyObject): boolean {
  switch (algorithm) {
    case "ed25519":
      return key.asymmetricKeyType === "ed25519";
    case "ecdsa-p256-sha256":
      return key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === "prime256v1";
  }
}
