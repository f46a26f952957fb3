/**
 * Who says it: signatures of requests by RFC 9421 with digests by RFC 9530, and of webhooks by Standard
 * Webhooks. A strict subset: Ed25519 and ECDSA P-256, one signature tagged "tongban" in canonical form,
 * components without parameters. Refusals are values; only wrong arguments of the own program throw. The
 * memory of nonces is the caller's.
 *
 * @module
 */
export { SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from "./algorithm.ts";
export { checkContentDigest, contentDigest, type DigestAlgorithm } from "./content-digest.ts";
export type { HeaderFields } from "./header-fields.ts";
export {
  createKeyPair,
  importPrivateKey,
  importPublicKey,
  type KeyPair,
  keyThumbprint,
  type PublicKeyInput,
  publicHalf,
} from "./keys.ts";
export { type ParsedSignature, parseSignature, SIGNATURE_TAG } from "./parse-signature.ts";
export { NAMED_REASONS, PLAIN_REASONS, type SignatureReason, type SignatureRefusal } from "./refusal.ts";
export {
  GUARDED_FIELDS,
  type HttpRequest,
  REQUIRED_COMPONENTS,
  type SignatureHeaders,
  type SigningKey,
  type SigningOptions,
  signRequest,
} from "./sign-request.ts";
export {
  signText,
  type TextSignature,
  type TextSignatureFault,
  textSignatureFault,
} from "./text-signature.ts";
export {
  expectedSignatureBase,
  readSignedRequest,
  type SignedRequest,
  type VerificationKey,
  type VerificationPolicy,
  type VerifiedSignature,
  verifyRequest,
} from "./verify-request.ts";
export {
  createWebhookSecret,
  signWebhook,
  type VerifiedWebhook,
  verifyWebhook,
  WEBHOOK_REASONS,
  type WebhookHeaders,
  type WebhookMessage,
  type WebhookRefusal,
} from "./webhook.ts";
