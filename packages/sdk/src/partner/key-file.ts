import { readFileSync, writeFileSync } from "node:fs";
import { createKeyPair, SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from "@tongban/signature";
import * as z from "zod";
import { publicHalfFault, signingKeyFault } from "./signing-key-fault.ts";

const keyFile = z.object({
  keyId: z.string().min(1),
  partner: z.string().min(1),
  algorithm: z.enum(SIGNATURE_ALGORITHMS),
  privateKeyPem: z.string(),
  publicKeyPem: z.string(),
});

/** A partner's key pair as a file holds it: JSON, readable by its owner only. */
export type PartnerKey = z.output<typeof keyFile>;

/** A key or its file that cannot be used, as a sentence for the person who named it; nothing of the key is in it. */
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
  const parsed = keyFile.safeParse(jsonOf(path, textOf(path)));
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path: at }) => at.join(".") || "the whole").join(", ");
    throw new KeyFileError(`${path} is not a key file: look at ${fields}.`, { cause: parsed.error });
  }
  const { algorithm, privateKeyPem, publicKeyPem } = parsed.data;
  const fault =
    signingKeyFault(algorithm, privateKeyPem) ?? publicHalfFault(algorithm, privateKeyPem, publicKeyPem);
  if (fault !== undefined) throw new KeyFileError(`${path} cannot be used: ${fault}`);
  return parsed.data;
};

const textOf = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new KeyFileError(`The key file ${path} cannot be read: ${reasonOf(cause)}`, { cause });
  }
};

const reasonOf = (cause: unknown): string => {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOENT") return "there is no such file. `tongban keys create` makes one.";
  if (code === "EISDIR") return "it is a folder. Name the file in it.";
  if (code === "EACCES") return "this user may not read it.";
  return "the system does not let it be read.";
};

/** The parser's own error is not kept as the cause: it quotes the file. */
const jsonOf = (path: string, text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    const what = /^-----BEGIN/m.test(text)
      ? "is a key in PEM. A key file is JSON with keyId, partner, algorithm, privateKeyPem and publicKeyPem; `tongban keys create` writes one."
      : "is not JSON: it was cut off or altered. Copy it again as a whole, or make another key with `tongban keys create`.";
    throw new KeyFileError(`${path} ${what}`);
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
