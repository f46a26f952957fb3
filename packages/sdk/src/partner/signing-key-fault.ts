import {
  importPrivateKey,
  importPublicKey,
  keyThumbprint,
  publicHalf,
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithm,
} from "@tongban/signature";

/** Why nobody can sign with a private key, as a sentence without any part of the key; nothing where it can be used. */
export const signingKeyFault = (algorithm: SignatureAlgorithm, privateKeyPem: string): string | undefined => {
  if (!SIGNATURE_ALGORITHMS.includes(algorithm))
    return `algorithm is one of ${SIGNATURE_ALGORITHMS.join(" and ")}.`;
  if (!privateKeyPem.includes("PRIVATE KEY"))
    return privateKeyPem.includes("PUBLIC KEY")
      ? "privateKeyPem holds a public key. Put the private key there that belongs to it; the public one is for the operator."
      : "privateKeyPem is no private key in PEM, which begins with BEGIN PRIVATE KEY.";
  if (privateKeyPem.includes("ENCRYPTED"))
    return "privateKeyPem is under a passphrase. Take that off, as by `openssl pkcs8 -in KEY -out NEW`, and keep the file for its owner alone.";
  return faultOfPrivateKey(algorithm, privateKeyPem);
};

/** Node answers with OpenSSL's words, which say nothing to who gave the key. */
const faultOfPrivateKey = (algorithm: SignatureAlgorithm, privateKeyPem: string): string | undefined => {
  try {
    importPrivateKey(algorithm, privateKeyPem);
    return undefined;
  } catch (error) {
    return error instanceof TypeError
      ? `privateKeyPem is not a key of ${algorithm}, which algorithm says it is.`
      : "privateKeyPem is broken: it was cut off or altered. Copy it again as a whole, line ends included.";
  }
};

/** Why a public key is not the one of a private key that can be used, as a sentence; nothing where it is. */
export const publicHalfFault = (
  algorithm: SignatureAlgorithm,
  privateKeyPem: string,
  publicKeyPem: string,
): string | undefined => {
  const given = importPublicKey(algorithm, publicKeyPem);
  if (!given.ok) return `publicKeyPem is no public key of ${algorithm} in PEM.`;
  const own = publicHalf(importPrivateKey(algorithm, privateKeyPem));
  return keyThumbprint(given.publicKey) === keyThumbprint(own)
    ? undefined
    : "publicKeyPem does not belong to privateKeyPem: two keys were mixed up.";
};
