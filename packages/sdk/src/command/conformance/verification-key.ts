import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { importPublicKey, SIGNATURE_ALGORITHMS, type VerificationKey } from "@tongban/signature";
import { readKeyFile } from "../../partner/key-file.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { type PartnerOptions, statedIn, type Terminal } from "../session.ts";

/** Options that say which key signatures are verified with. */
export type KeyOptions = PartnerOptions & { readonly publicKey?: string; readonly keyId?: string };

/** The public key of a PEM file with the id that was given, or the one of a key file. */
export const verificationKeyOf = (terminal: Terminal, options: KeyOptions): VerificationKey => {
  const { publicKey, keyId } = options;
  if (publicKey === undefined) return ofKeyFile(terminal, options);
  if (keyId === undefined)
    throw new CommandError(exitCodes.usage, "Say under which id your signer names the key: --key-id.");
  const pem = read(resolve(terminal.folder, publicKey));
  const algorithm = SIGNATURE_ALGORITHMS.find((name) => importPublicKey(name, pem).ok);
  if (algorithm === undefined)
    throw new CommandError(
      exitCodes.usage,
      `${publicKey} is no public key in PEM (BEGIN PUBLIC KEY) of Ed25519 or P-256${pem.includes("PRIVATE KEY") ? ": it holds a private key, which is not asked for" : ""}.`,
    );
  return { keyId, algorithm, publicKey: pem };
};

const ofKeyFile = (terminal: Terminal, { key }: KeyOptions): VerificationKey => {
  const path = key ?? statedIn(terminal)["TONGBAN_KEY"];
  if (path === undefined)
    throw new CommandError(
      exitCodes.usage,
      "Name your signer's key: --public-key FILE with --key-id, or a key file with --key, TONGBAN_KEY or `key` of tongban.json.",
    );
  const { keyId, algorithm, publicKeyPem } = readKeyFile(resolve(terminal.folder, path));
  return { keyId, algorithm, publicKey: publicKeyPem };
};

const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new CommandError(exitCodes.usage, `The public key ${path} cannot be read.`, { cause });
  }
};
