import type { JsonWebKey } from "node:crypto";
import { type SignatureAlgorithm, signBytes, verifyBytes } from "./algorithm.ts";
import { importPrivateKey, importPublicKey, keyThumbprint, publicHalf } from "./keys.ts";

/** A signature over a text that carries the key it is checked by. */
export type TextSignature = {
  readonly algorithm: SignatureAlgorithm;
  /** RFC 7638 SHA-256 thumbprint of the key, base64url: what a verifier compares with the published one. */
  readonly keyId: string;
  readonly key: {
    readonly kty: string;
    readonly crv: string;
    readonly x: string;
    readonly y?: string | undefined;
  };
  /** 64 bytes, base64url. */
  readonly value: string;
};

/** What is wrong with a text's signature. */
export type TextSignatureFault =
  | "key-malformed"
  | "algorithm-mismatch"
  | "key-id-mismatch"
  | "signature-malformed"
  | "signature-invalid";

/** Signs the UTF-8 bytes of a text. */
export function signText(
  text: string,
  { algorithm, privateKeyPem }: { readonly algorithm: SignatureAlgorithm; readonly privateKeyPem: string },
): TextSignature {
  const privateKey = importPrivateKey(algorithm, privateKeyPem);
  const publicKey = publicHalf(privateKey);
  const { kty = "", crv = "", x = "", y } = publicKey.export({ format: "jwk" });
  return {
    algorithm,
    keyId: keyThumbprint(publicKey),
    key: { kty, crv, x, ...(y === undefined ? {} : { y }) },
    value: signBytes(algorithm, privateKey, Buffer.from(text, "utf8")).toString("base64url"),
  };
}

/** Finds what is wrong with a signature over a text; nothing where it is right. Whose key it is remains to be asked. */
export function textSignatureFault(
  text: string,
  { algorithm, keyId, key, value }: TextSignature,
): TextSignatureFault | undefined {
  const imported = importPublicKey(algorithm, key as JsonWebKey);
  if (!imported.ok) return imported.reason === "algorithm-mismatch" ? "algorithm-mismatch" : "key-malformed";
  const { publicKey } = imported;
  if (keyThumbprint(publicKey) !== keyId) return "key-id-mismatch";
  const { kty, crv, x, y } = publicKey.export({ format: "jwk" });
  if (kty !== key.kty || crv !== key.crv || x !== key.x || y !== key.y) return "key-malformed";
  const signature = Buffer.from(value, "base64url");
  // Some letters of base64url carry bits that mean nothing: only one spelling is taken.
  if (signature.toString("base64url") !== value) return "signature-malformed";
  return verifyBytes(algorithm, publicKey, Buffer.from(text, "utf8"), signature)
    ? undefined
    : "signature-invalid";
}
