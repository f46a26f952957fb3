import type { KeyObject } from "node:crypto";
import { type SignatureAlgorithm, verifyBytes } from "./algorithm.ts";
import { checkContentDigest } from "./content-digest.ts";
import { collectFields, type FieldLines } from "./header-fields.ts";
import { importPublicKey, type PublicKeyInput } from "./keys.ts";
import { type ParsedSignature, parseFields } from "./parse-signature.ts";
import { refuse, refuseNamed, type SignatureRefusal } from "./refusal.ts";
import { GUARDED_FIELDS, type HttpRequest, hasBody, REQUIRED_COMPONENTS } from "./sign-request.ts";
import { requestSignatureBase } from "./signature-base.ts";

/** A registered key: its algorithm is the one that counts, whatever the message says. */
export type VerificationKey = {
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  readonly publicKey: PublicKeyInput;
};

/** What a verifier demands of a signature. */
export type VerificationPolicy = {
  /** Unix time, seconds. */
  readonly now: number;
  /** How far `created` may lie from `now` in either direction, seconds; 300 if not given. */
  readonly tolerance?: number | undefined;
  /** Components that must be covered; "@method" and "@target-uri" if not given. */
  readonly requiredComponents?: readonly string[] | undefined;
};

/** A signature found right. The caller must still refuse a nonce it has seen with this key. */
export type VerifiedSignature = {
  readonly ok: true;
  readonly keyId: string;
  readonly nonce: string;
  /** Unix time, seconds. */
  readonly created: number;
};

/**
 * Verifies the RFC 9421 signature of a received request against the key registered under its key id; with
 * no key it answers `key-unknown`. Beyond the signature it demands that created is recent, that the required
 * components and every guarded field present are covered, and that a body has a matching content-digest.
 * `request.url` must be the absolute URL as it came in: host in lower case, no default port. What a stranger
 * can send never makes it throw.
 *
 * @example
 * ```ts
 * import { createKeyPair, parseSignature, signRequest, verifyRequest } from "@tongban/signature";
 *
 * const pair = createKeyPair("ed25519");
 * const registered = new Map([[pair.thumbprint, { algorithm: pair.algorithm, publicKey: pair.publicKeyPem }]]);
 * const now = Math.floor(Date.now() / 1000);
 * const sent = { method: "GET", url: "https://broker.example/v1/cases?limit=20", headers: {} };
 * const signingKey = { keyId: pair.thumbprint, algorithm: pair.algorithm, privateKey: pair.privateKeyPem };
 * const received = { ...sent, headers: signRequest(sent, signingKey, { created: now, nonce: "n-1" }) };
 *
 * const parsed = parseSignature(received.headers);
 * const found = parsed.ok ? registered.get(parsed.keyId) : undefined;
 * const key = parsed.ok && found ? { keyId: parsed.keyId, ...found } : undefined;
 * const result = verifyRequest(received, key, { now });
 * if (result.ok) console.log("signed by", result.keyId, "nonce", result.nonce);
 * else console.log("refused:", result.reason);
 * ```
 */
export function verifyRequest(
  request: HttpRequest,
  key: VerificationKey | undefined,
  policy: VerificationPolicy,
): VerifiedSignature | SignatureRefusal {
  const read = readSignedRequest(request);
  return read.ok ? read.verify(key, policy) : read;
}

/** A signed request that was read but not verified: which key it names, and how to verify it under that key. */
export type SignedRequest = {
  readonly ok: true;
  /** Not to be believed before the verification. */
  readonly keyId: string;
  readonly verify: (
    key: VerificationKey | undefined,
    policy: VerificationPolicy,
  ) => VerifiedSignature | SignatureRefusal;
};

/**
 * Reads the signature of a received request once, for a caller that has to look its key up: {@link verifyRequest}
 * in two steps.
 */
export function readSignedRequest(request: HttpRequest): SignedRequest | SignatureRefusal {
  const fields = collectFields(request.headers);
  const parsed = parseFields(fields);
  if (!parsed.ok) return parsed;
  return {
    ok: true,
    keyId: parsed.keyId,
    verify: (key, policy) => verifyParsed(request, fields, parsed, key, policy),
  };
}

/**
 * The signature base (RFC 9421 §2.5) that a received request's own `Signature-Input` asks for, as a verifier reads it: what a
 * signer holds its own against. Nothing where the request cannot be read so far.
 */
export function expectedSignatureBase(request: HttpRequest): string | undefined {
  const fields = collectFields(request.headers);
  const parsed = parseFields(fields);
  if (!parsed.ok) return undefined;
  const { method, url } = request;
  const base = requestSignatureBase({ method, url, fields }, parsed.components, parsed.params);
  return base.ok ? base.base.toString("ascii") : undefined;
}

function verifyParsed(
  request: HttpRequest,
  fields: FieldLines,
  parsed: ParsedSignature,
  key: VerificationKey | undefined,
  policy: VerificationPolicy,
): VerifiedSignature | SignatureRefusal {
  const trusted = trustKey(parsed, key);
  if (!trusted.ok) return trusted;
  const refusal =
    checkTime(parsed, policy) ??
    checkRepeated(fields) ??
    checkCoverage(parsed, fields, policy) ??
    checkDigest(request, fields) ??
    checkSignature({ method: request.method, url: request.url, fields }, parsed, trusted);
  return refusal ?? { ok: true, keyId: parsed.keyId, nonce: parsed.nonce, created: parsed.created };
}

type TrustedKey = {
  readonly ok: true;
  readonly algorithm: SignatureAlgorithm;
  readonly publicKey: KeyObject;
};

function trustKey(parsed: ParsedSignature, key: VerificationKey | undefined): TrustedKey | SignatureRefusal {
  if (key === undefined || key.keyId !== parsed.keyId) return refuse("key-unknown");
  const { algorithm } = key;
  if (parsed.algorithm !== undefined && parsed.algorithm !== algorithm) return refuse("algorithm-mismatch");
  const imported = importPublicKey(algorithm, key.publicKey);
  return imported.ok ? { ok: true, algorithm, publicKey: imported.publicKey } : imported;
}

function checkTime(parsed: ParsedSignature, policy: VerificationPolicy): SignatureRefusal | undefined {
  const tolerance = policy.tolerance ?? 300;
  if (parsed.created - policy.now > tolerance) return refuse("signature-from-future");
  const expired = parsed.expires !== undefined && parsed.expires < policy.now;
  return expired || policy.now - parsed.created > tolerance ? refuse("signature-expired") : undefined;
}

/** A field that says who is asked, or that a signature guards, stands once: two readers could each follow another line. */
function checkRepeated(fields: FieldLines): SignatureRefusal | undefined {
  const repeated = ["host", ...GUARDED_FIELDS].find((name) => (fields.get(name)?.length ?? 0) > 1);
  return repeated === undefined ? undefined : refuseNamed("header-duplicated", repeated);
}

function checkCoverage(
  { components }: ParsedSignature,
  fields: FieldLines,
  { requiredComponents = REQUIRED_COMPONENTS }: VerificationPolicy,
): SignatureRefusal | undefined {
  const needed = [...requiredComponents, ...GUARDED_FIELDS.filter((name) => fields.has(name))];
  const uncovered = needed.find((name) => !components.includes(name));
  return uncovered === undefined ? undefined : refuseNamed("component-not-covered", uncovered);
}

function checkDigest(request: HttpRequest, fields: FieldLines): SignatureRefusal | undefined {
  const [digest] = fields.get("content-digest") ?? [];
  if (digest !== undefined) return checkContentDigest(digest, request.body ?? "");
  return hasBody(request) ? refuse("digest-missing") : undefined;
}

function checkSignature(
  head: Parameters<typeof requestSignatureBase>[0],
  { components, params, signature }: ParsedSignature,
  { algorithm, publicKey }: TrustedKey,
): SignatureRefusal | undefined {
  const base = requestSignatureBase(head, components, params);
  if (!base.ok) return base;
  return verifyBytes(algorithm, publicKey, base.base, signature) ? undefined : refuse("signature-invalid");
}
