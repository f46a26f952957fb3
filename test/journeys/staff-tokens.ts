import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importJWK, type JWK, SignJWT } from "jose";
import { broker } from "./broker.ts";

type Claims = {
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds from now. */
  readonly expiresIn?: number;
};

const issuersKey = (): JWK => {
  const { jwks }: { jwks: { keys: JWK[] } } = JSON.parse(
    readFileSync(join(broker.dataDir, "identity/keys.json"), "utf8"),
  );
  const [key] = jwks.keys;
  if (!key) throw new Error("the identity provider has no key");
  return key;
};

const strangersKey = (): JWK => ({
  ...generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" }),
  kid: issuersKey().kid ?? "",
});

const signedWith = async (key: JWK, subject: string, claims: Claims): Promise<string> => {
  const now = Math.floor(Date.now() / 1_000);
  return new SignJWT({})
    .setProtectedHeader({ alg: "ES256", kid: key.kid ?? "", typ: "at+jwt" })
    .setSubject(subject)
    .setIssuer(claims.issuer ?? `${broker.url}/oidc`)
    .setAudience(claims.audience ?? "tongban")
    .setIssuedAt(now - 60)
    .setExpirationTime(now + (claims.expiresIn ?? 300))
    .sign(await importJWK(key, "ES256"));
};

/** A token signed by the broker's own identity provider, with what it claims changed. */
export const tokenClaiming = (subject: string, claims: Claims = {}): Promise<string> =>
  signedWith(issuersKey(), subject, claims);

/** A token that says all that a good one says, signed by someone else under the provider's key id. */
export const strangersToken = (subject: string): Promise<string> => signedWith(strangersKey(), subject, {});

/** The same without a signature (`alg: none`). */
export const unsignedToken = async (subject: string): Promise<string> => {
  const [, payload = ""] = (await tokenClaiming(subject)).split(".");
  return `${Buffer.from('{"alg":"none"}').toString("base64url")}.${payload}.`;
};
