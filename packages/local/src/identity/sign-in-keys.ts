import { generateKeyPairSync, type JsonWebKey, randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { readJsonFile, writeJsonFile } from "../data/json-file.ts";

/** What tokens and cookies are signed with. */
export type SignInKeys = {
  readonly jwks: { readonly keys: readonly JsonWebKey[] };
  readonly cookies: readonly string[];
};

/** Algorithm of every token. */
export const SIGNING_ALGORITHM = "ES256";

const isSignInKeys = (value: unknown): value is SignInKeys =>
  typeof value === "object" && value !== null && "jwks" in value && "cookies" in value;

const make = (): SignInKeys => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = {
    ...privateKey.export({ format: "jwk" }),
    kid: randomUUID(),
    use: "sig",
    alg: SIGNING_ALGORITHM,
  };
  return { jwks: { keys: [key] }, cookies: [randomBytes(32).toString("base64url")] };
};

/** Reads the keys of a folder (mode 0600), or makes them: tokens stay valid over a restart. */
export const openSignInKeys = (folder: string): SignInKeys => {
  const path = join(folder, "keys.json");
  const stored = readJsonFile(path);
  if (isSignInKeys(stored)) return stored;
  const made = make();
  writeJsonFile(path, made);
  return made;
};
