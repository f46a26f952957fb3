/** Reasons that concern one component, header field or signature parameter, which is named. */
export const NAMED_REASONS = [
  "component-not-covered",
  "component-missing",
  "component-malformed",
  "component-unsupported",
  "header-duplicated",
  "parameter-missing",
] as const;

/** Reasons that concern the signature or the body as a whole. */
export const PLAIN_REASONS = [
  "signature-missing",
  "signature-malformed",
  "signature-ambiguous",
  "signature-expired",
  "signature-from-future",
  "signature-invalid",
  "tag-mismatch",
  "key-unknown",
  "key-malformed",
  "algorithm-mismatch",
  "digest-missing",
  "digest-malformed",
  "digest-unsupported",
  "digest-mismatch",
] as const;

type NamedReason = (typeof NAMED_REASONS)[number];
type PlainReason = (typeof PLAIN_REASONS)[number];

/** Every word that a signature can be refused with. */
export type SignatureReason = NamedReason | PlainReason;

/** Why a signature was refused; `name` is the component, field or parameter meant. */
export type SignatureRefusal =
  | { readonly ok: false; readonly reason: PlainReason }
  | { readonly ok: false; readonly reason: NamedReason; readonly name: string };

/** A refusal that concerns the whole. */
export function refuse(reason: PlainReason): SignatureRefusal {
  return { ok: false, reason };
}

/** A refusal that concerns the component, field or parameter `name`. */
export function refuseNamed(reason: NamedReason, name: string): SignatureRefusal {
  return { ok: false, reason, name };
}
