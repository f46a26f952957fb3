import { type Refusal, refusal } from "../refusal.ts";

/** A partner has at most this many live keys, so that one can be replaced without a gap. */
export const liveKeysAtMost = 2;

/** How partners sign their requests: each the name of a signature algorithm of RFC 9421. */
export const keyAlgorithms = ["ed25519", "ecdsa-p256-sha256"] as const;

/** One of {@link keyAlgorithms}. */
export type KeyAlgorithm = (typeof keyAlgorithms)[number];

/** What of a key is decided on. */
export type NamedKey = { readonly keyId: string };

/** The keys that are live after a change. */
export type KeyChange<K extends NamedKey> = { readonly kind: "keys"; readonly keys: readonly K[] };

/** Adds a key, which may be live already; refuses a third one. */
export const addKey = <K extends NamedKey>(keys: readonly K[], key: K): KeyChange<K> | Refusal => {
  if (keys.some(({ keyId }) => keyId === key.keyId)) return { kind: "keys", keys };
  if (keys.length >= liveKeysAtMost)
    return refusal("too-many-keys", { keys: keys.map(({ keyId }) => keyId), most: liveKeysAtMost });
  return { kind: "keys", keys: [...keys, key] };
};

/** Whom a key is revoked by: an operator may leave a partner without any; a partner may not lock itself out. */
export type Revoking = "operator" | { readonly signedWith: string };

/** Revokes a key. */
export const revokeKey = <K extends NamedKey>(
  keys: readonly K[],
  keyId: string,
  by: Revoking,
): KeyChange<K> | Refusal => {
  if (by !== "operator" && by.signedWith === keyId) return refusal("key-in-use", { keyId });
  const left = keys.filter((key) => key.keyId !== keyId);
  if (left.length === keys.length) return refusal("no-such-key", { keyId });
  return left.length === 0 && by !== "operator"
    ? refusal("key-in-use", { keyId })
    : { kind: "keys", keys: left };
};
