import type { KeyObject } from "node:crypto";
import { type Item, serializeDictionary, serializeInnerList } from "structured-headers";
import { type SignatureAlgorithm, signBytes } from "./algorithm.ts";
import { contentDigest } from "./content-digest.ts";
import { collectFields, type FieldLines, type HeaderFields } from "./header-fields.ts";
import { importPrivateKey } from "./keys.ts";
import { isToken, SIGNATURE_TAG } from "./parse-signature.ts";
import { requestSignatureBase } from "./signature-base.ts";

/** A request as it is sent or was received. */
export type HttpRequest = {
  /** As on the wire: capitals. */
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: HeaderFields;
  /** The raw bytes; text counts as UTF-8; nothing or no bytes is no body. */
  readonly body?: Uint8Array | string | undefined;
};

/** A private key and the id under which its public half is registered. */
export type SigningKey = {
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  readonly privateKey: KeyObject | string;
};

/** What makes one signature differ from the next. */
export type SigningOptions = {
  /** When the signature is made: Unix time, seconds. */
  readonly created: number;
  /** Never used before with this key: 1 to 128 characters of ASCII, for instance a random UUID. */
  readonly nonce: string;
  /** The name of the signature within the message; "sig" if not given. */
  readonly label?: string | undefined;
};

/** The header fields to add to a request, `content-digest` only where there is a body. */
export type SignatureHeaders = {
  readonly "content-digest"?: string;
  readonly "signature-input": string;
  readonly signature: string;
};

const DEFAULT_LABEL = "sig";

/** The components that every signature covers. */
export const REQUIRED_COMPONENTS = ["@method", "@target-uri"] as const;

/** The header fields that a signature covers wherever the request has them. */
export const GUARDED_FIELDS = ["content-digest", "content-type", "idempotency-key", "if-match"] as const;

/**
 * Signs a request by RFC 9421 and returns the header fields to add. The URL is signed in the form in which
 * fetch sends it: normalised, without fragment. Throws a TypeError on a request that could not be verified:
 * a method not in capitals, a body without content-type, a guarded field given twice, a signature or digest
 * already there, a key of another algorithm.
 *
 * @example
 * ```ts
 * import { createKeyPair, signRequest } from "@tongban/signature";
 *
 * const { thumbprint, privateKeyPem } = createKeyPair("ed25519");
 * const request = {
 *   method: "POST",
 *   url: "https://broker.example/v1/cases",
 *   headers: { "content-type": "application/json" },
 *   body: JSON.stringify({ externalRef: "NJ-2026-0001" }),
 * };
 * const added = signRequest(
 *   request,
 *   { keyId: thumbprint, algorithm: "ed25519", privateKey: privateKeyPem },
 *   { created: Math.floor(Date.now() / 1000), nonce: crypto.randomUUID() },
 * );
 * const headers = { ...request.headers, ...added }; // fetch(request.url, { ...request, headers })
 * ```
 */
export function signRequest(
  request: HttpRequest,
  key: SigningKey,
  options: SigningOptions,
): SignatureHeaders {
  const given = collectFields(request.headers);
  refuseUnsignable(request, given, key, options);
  const digest = hasBody(request) ? { "content-digest": contentDigest(request.body) } : {};
  const fields = new Map([...given, ...collectFields(digest)]);
  const components = [...REQUIRED_COMPONENTS, ...GUARDED_FIELDS.filter((name) => fields.has(name))];
  const input = signatureInput(components, key, options);
  const head = { method: request.method, url: wireUrl(request.url), fields };
  const base = requestSignatureBase(head, components, serializeInnerList(input));
  if (!base.ok) throw new TypeError(`the request cannot be signed: ${JSON.stringify(base)}`);
  const signature = signBytes(key.algorithm, importPrivateKey(key.algorithm, key.privateKey), base.base);
  const label = options.label ?? DEFAULT_LABEL;
  return {
    ...digest,
    "signature-input": serializeDictionary({ [label]: input }),
    signature: serializeDictionary({ [label]: signature }),
  };
}

/** Tells whether a request has a body of at least one byte. */
export function hasBody(request: HttpRequest): request is HttpRequest & { body: Uint8Array | string } {
  return request.body !== undefined && request.body.length > 0;
}

function signatureInput(
  components: readonly string[],
  key: SigningKey,
  { created, nonce }: SigningOptions,
): [Item[], Map<string, string | number>] {
  const parameters = { created, keyid: key.keyId, alg: key.algorithm, nonce, tag: SIGNATURE_TAG };
  return [components.map((name): Item => [name, new Map()]), new Map(Object.entries(parameters))];
}

function refuseUnsignable(
  request: HttpRequest,
  given: FieldLines,
  key: SigningKey,
  { created, nonce, label = DEFAULT_LABEL }: SigningOptions,
): void {
  const made = ["content-digest", "signature-input", "signature"].find((name) => given.has(name));
  if (made !== undefined) throw new TypeError(`the header field ${made} is made here, do not give it`);
  if (!/^[A-Z]+$/.test(request.method)) throw new TypeError("the method must be in capitals");
  if (hasBody(request) && !given.has("content-type")) throw new TypeError("a body needs a content-type");
  if (!(Number.isSafeInteger(created) && created >= 0)) throw new TypeError("created is in whole seconds");
  if (![key.keyId, nonce].every(isToken))
    throw new TypeError("key id and nonce are 1 to 128 ASCII characters");
  if (!/^[a-z*][a-z0-9_.*-]*$/.test(label)) throw new TypeError("the label is a key of RFC 8941");
}

function wireUrl(url: string): string {
  const parsed = new URL(url);
  parsed.hash = "";
  return parsed.href;
}
