import { readFileSync, writeFileSync } from "node:fs";
import { createKeyPair, SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from "@tongban/signature";
import * as z from "zod";

const keyFile = z.object({
  keyId: z.string().min(1),
  partner: z.string().min(1),
  algorithm: z.enum(SIGNATURE_ALGORITHMS),
  privateKeyPem: z.string().includes("PRIVATE KEY"),
  publicKeyPem: z.string().includes("PUBLIC KEY"),
});

/** A partner's key pair as a file holds it: JSON, readable by its owner only. */
export type PartnerKey = z.output<typeof keyFile>;

/** A key file that cannot be used, as a sentence for the person who named it. */
export class KeyFileError extends Error {
  override readonly name = "KeyFileError";
}

/** Makes a new key pair for a partner; its id is the partner, a dot, and the public key's RFC 7638 thumbprint. */
export const createPartnerKey = (partner: string, algorithm: SignatureAlgorithm): PartnerKey => {
  const { thumbprint, privateKeyPem, publicKeyPem } = createKeyPair(algorithm);
  return { keyId: `${partner}.${thumbprint}`, partner, algorithm, privateKeyPem, publicKeyPem };
};

/** Reads a key file; refuses with a {@link KeyFileError} one that is not there or is not a key file. */
export const readKeyFile = (path: string): PartnerKey => {
  const parsed = keyFile.safeParse(parse(path));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path: at }) => at.join(".") || "the whole").join(", ");
  throw new KeyFileError(`${path} is not a key file: look at ${fields}.`, { cause: parsed.error });
};

const parse = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new KeyFileError(`${path} is not JSON.`, { cause });
    throw new KeyFileError(`The key file ${path} cannot be read.`, { cause });
  }
};

/** Writes a key file with mode 0600; refuses with a {@link KeyFileError} to overwrite one: the key in it would be lost. */
export const writeKeyFile = (path: string, key: PartnerKey): void => {
  try {
    writeFileSync(path, `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST")
      throw new KeyFileError(`${path} exists already; name another file with --out.`, { cause });
    throw new KeyFileError(`${path} cannot be written.`, { cause });
  }
};
