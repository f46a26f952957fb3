import { createPrivateKey, createPublicKey, hash, type KeyObject, sign } from "node:crypto";
import { type DocumentKey, type DocumentSignature, signedText } from "@tongban/domain";
import type { Keyring } from "./keyring.ts";

/** A public key of the broker with its id, as it is published (RFC 7517). */
type PublishedKey = DocumentKey & { readonly kid: string };

/** Signs documents with the broker's own key (Ed25519), whose private half is a secret of the keyring. */
export type DocumentSigner = {
  /** The document with the signature over its {@link signedText}. */
  readonly sign: <D extends { readonly kind: string; readonly format: number }>(
    document: D,
  ) => Promise<D & { readonly signature: DocumentSignature }>;
  /** The public keys that signatures are checked by. */
  readonly publicKeys: () => Promise<readonly PublishedKey[]>;
};

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410 §7). */
const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");

/** A signer whose private key is the keyring's secret of 32 bytes, which is just what such a key is (RFC 8032 §5.1.5). */
export const documentSignerWith = (keyring: Keyring): DocumentSigner => {
  let opened: Promise<OpenKey> | undefined;
  const open = (): Promise<OpenKey> => {
    opened ??= keyring.key("document").then(openKey);
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  return {
    sign: async (document) => {
      const { privateKey, kid: keyId, key } = await open();
      const value = sign(null, Buffer.from(signedText(document), "utf8"), privateKey).toString("base64url");
      return { ...document, signature: { algorithm: "ed25519", keyId, key, value } };
    },
    publicKeys: async () => {
      const { kid, key } = await open();
      return [{ ...key, kid }];
    },
  };
};

type OpenKey = { readonly privateKey: KeyObject; readonly key: DocumentKey; readonly kid: string };

const openKey = (secret: KeyObject): OpenKey => {
  const der = Buffer.concat([PKCS8_ED25519, secret.export()]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const { kty = "", crv = "", x = "" } = createPublicKey(privateKey).export({ format: "jwk" });
  const key = { crv, kty, x };
  // RFC 7638: the required members in the order of their names.
  return { privateKey, key, kid: hash("sha256", JSON.stringify(key), "base64url") };
};
