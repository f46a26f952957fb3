import { type TextSignatureFault, textSignatureFault } from "@tongban/signature";
import { type Finding, type Part, partIn, textIn } from "./finding.ts";

/** What each fault of a signature means to a reader. */
const meanings: Readonly<Record<TextSignatureFault, string>> = {
  "key-malformed": "its key cannot be read",
  "algorithm-mismatch": "its key is not one of its algorithm",
  "key-id-mismatch": "the id of its key is not the key's thumbprint",
  "signature-malformed": "it is not written as 64 bytes are",
  "signature-invalid": "it was not made over this content with this key",
};

/** Checks a signature over a text by the key that it carries; with keys that are trusted, also whose key it is. */
export const checkSignature = (
  of: Part,
  text: string,
  path: string,
  trustedKeys: readonly string[],
): readonly Finding[] => {
  const key = partIn(of, "key", `${path}'s key`);
  const keyId = textIn(of, "keyId", `${path}'s keyId`);
  const algorithm = textIn(of, "algorithm", `${path}'s algorithm`);
  if (algorithm !== "ed25519" && algorithm !== "ecdsa-p256-sha256")
    return [{ part: path, fault: `its algorithm is not known: ${algorithm}` }];
  const signature = {
    algorithm,
    keyId,
    key: {
      kty: textIn(key, "kty", `${path}'s key`),
      crv: textIn(key, "crv", `${path}'s key`),
      x: textIn(key, "x", `${path}'s key`),
      ...("y" in key ? { y: textIn(key, "y", `${path}'s key`) } : {}),
    },
    value: textIn(of, "value", `${path}'s value`),
  } as const;
  const fault = textSignatureFault(text, signature);
  if (fault) return [{ part: path, fault: meanings[fault] }];
  if (trustedKeys.length > 0 && !trustedKeys.includes(keyId))
    return [{ part: path, fault: `its key ${keyId} is none of those that you trust` }];
  return [];
};
