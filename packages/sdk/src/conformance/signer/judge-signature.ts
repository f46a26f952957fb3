import {
  expectedSignatureBase,
  type HttpRequest,
  parseSignature,
  type SignatureReason,
  type SignatureRefusal,
  type VerificationKey,
  verifyRequest,
} from "@tongban/signature";
import type { CheckResult } from "../check-result.ts";

/** A verdict on one signed request; `base`: what should have been signed, where the signature is wrong. */
export type JudgedSignature = Pick<CheckResult, "verdict" | "seen" | "mend"> & { readonly nonce?: string };

const mending: Readonly<Record<SignatureReason, string>> = {
  "component-not-covered":
    "Cover it: name it within the parentheses of signature-input, and give it a line of the base.",
  "component-missing":
    "It is named in signature-input and the request does not have it: cover what is sent alone.",
  "component-malformed": "Its value has other signs than ASCII: encode it before it is signed and sent.",
  "component-unsupported":
    "Cover @method and @target-uri, and of header fields those that stand in the documentation.",
  "header-duplicated": "Send this header field once.",
  "parameter-missing": "Give created, keyid, nonce and tag after the parentheses.",
  "signature-missing": "Answer with the header fields signature-input and signature.",
  "signature-malformed":
    'Write signature-input as sig=("@method" …);created=…;keyid="…";nonce="…";tag="tongban" and signature as sig=:<base64>:, one blank between components and none elsewhere.',
  "signature-ambiguous": 'Give one signature with tag="tongban".',
  "signature-expired":
    "created is Unix time in seconds, of now: is the clock slow, or the signature kept from before?",
  "signature-from-future": "created is Unix time in seconds, not milliseconds: is the clock fast?",
  "signature-invalid": "Compare your signature base with the one below, line by line; then look at the key.",
  "tag-mismatch": 'Give the parameter tag="tongban".',
  "key-unknown": "Sign with the keyid of the key that was given here.",
  "key-malformed": "The public key that was given here cannot be read.",
  "algorithm-mismatch": "alg names another algorithm than the key's: ed25519 or ecdsa-p256-sha256.",
  "digest-missing": "A body needs content-digest: sha-256=:<base64 of its SHA-256>:",
  "digest-malformed": "content-digest is sha-256=:<base64>: with both colons; base64, not hex.",
  "digest-unsupported": "Use sha-256 or sha-512 in content-digest.",
  "digest-mismatch": "The digest is of other bytes than the body's: take it of the raw UTF-8 that is sent.",
};

/** Judges a signed request as a broker does, and says how to mend what is wrong; `hint` is the likeliest cause of a wrong signature. */
export const judgeSignature = (
  request: HttpRequest,
  key: VerificationKey,
  now: number,
  hint?: string,
): JudgedSignature => {
  const verified = verifyRequest(request, key, { now });
  if (verified.ok) return { verdict: "pass", seen: "verified", nonce: verified.nonce };
  return { verdict: "fail", seen: seenIn(verified, request, key), mend: mendFor(verified, request, hint) };
};

const seenIn = (refusal: SignatureRefusal, request: HttpRequest, key: VerificationKey): string => {
  const named = "name" in refusal ? `: ${refusal.name}` : "";
  if (refusal.reason !== "key-unknown") return `${refusal.reason}${named}`;
  const parsed = parseSignature(request.headers);
  return `key-unknown: signed with ${parsed.ok ? parsed.keyId : "?"}, the key is ${key.keyId}`;
};

const mendFor = (refusal: SignatureRefusal, request: HttpRequest, hint: string | undefined): string => {
  if (refusal.reason === "digest-mismatch" && hint !== undefined) return `${mending[refusal.reason]} ${hint}`;
  if (refusal.reason !== "signature-invalid") return mending[refusal.reason];
  const base = expectedSignatureBase(request);
  const said = hint === undefined ? mending[refusal.reason] : `${hint} ${mending[refusal.reason]}`;
  return base === undefined ? said : `${said}\n${base}`;
};
