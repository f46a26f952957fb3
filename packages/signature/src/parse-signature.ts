import {
  type BareItem,
  type InnerList,
  type Item,
  isInnerList,
  serializeInnerList,
} from "structured-headers";
import { collectFields, type FieldLines, type HeaderFields } from "./header-fields.ts";
import { refuse, refuseNamed, type SignatureRefusal } from "./refusal.ts";
import { readCanonicalDictionary } from "./structured-dictionary.ts";

/** The `tag` parameter that marks a signature as made for this broker (RFC 9421 §2.3). */
export const SIGNATURE_TAG = "tongban";

/** One signature as the message carries it, before any policy is applied. */
export type SignatureEntry = {
  readonly label: string;
  readonly components: readonly string[];
  readonly parameters: ReadonlyMap<string, BareItem>;
  /** The serialized value of `@signature-params`. */
  readonly params: string;
  readonly signature: Uint8Array;
};

/** What a message says about its signature; nothing of it is to be believed before verification. */
export type ParsedSignature = {
  readonly ok: true;
  readonly label: string;
  readonly keyId: string;
  /** Unix time, seconds. */
  readonly created: number;
  /** Unix time, seconds. */
  readonly expires: number | undefined;
  readonly nonce: string;
  readonly algorithm: string | undefined;
  readonly components: readonly string[];
  readonly params: string;
  readonly signature: Uint8Array;
};

/**
 * Reads the one signature tagged "tongban" out of a message's `Signature-Input` and `Signature` fields, to
 * learn which key to look up. Refuses fields that are absent, repeated or not in RFC 8941 canonical form,
 * more than one signature with the tag, and one without created, keyid or nonce.
 *
 * @example
 * ```ts
 * import { parseSignature } from "@tongban/signature";
 *
 * const parsed = parseSignature({ "signature-input": "nonsense", signature: "nonsense" });
 * if (!parsed.ok) console.log(parsed.reason); // "signature-malformed"
 * else console.log(parsed.keyId);
 * ```
 */
export function parseSignature(headers: HeaderFields): ParsedSignature | SignatureRefusal {
  return parseFields(collectFields(headers));
}

/** {@link parseSignature} on fields that are collected already. */
export function parseFields(fields: FieldLines): ParsedSignature | SignatureRefusal {
  const read = readSignatures(fields);
  if (!read.ok) return read;
  const [entry, ...more] = read.entries.filter(({ parameters }) => parameters.get("tag") === SIGNATURE_TAG);
  if (entry === undefined) return refuse("tag-mismatch");
  return more.length > 0 ? refuse("signature-ambiguous") : readParameters(entry);
}

/** Reads every signature of a message, whatever its tag and parameters. */
export function readSignatures(
  fields: FieldLines,
): { readonly ok: true; readonly entries: readonly SignatureEntry[] } | SignatureRefusal {
  for (const name of ["signature-input", "signature"]) {
    const count = fields.get(name)?.length ?? 0;
    if (count === 0) return refuse("signature-missing");
    if (count > 1) return refuseNamed("header-duplicated", name);
  }
  const inputs = readCanonicalDictionary(fields.get("signature-input")?.[0]?.trim() ?? "");
  const signatures = readCanonicalDictionary(fields.get("signature")?.[0]?.trim() ?? "");
  if (!(inputs && signatures)) return refuse("signature-malformed");
  const entries = [...inputs].map(([label, input]) => readEntry(label, input, signatures.get(label)));
  if (entries.length === 0) return refuse("signature-missing");
  return entries.every((entry) => entry !== undefined)
    ? { ok: true, entries }
    : refuse("signature-malformed");
}

function readEntry(
  label: string,
  input: Item | InnerList,
  member: Item | InnerList | undefined,
): SignatureEntry | undefined {
  if (!isInnerList(input) || member === undefined || isInnerList(member)) return undefined;
  const components = input[0].map(readComponentName);
  const [signature] = member;
  if (!(signature instanceof ArrayBuffer && components.every((name) => name !== undefined))) return undefined;
  if (new Set(components).size < components.length) return undefined;
  const params = serializeInnerList(input);
  return { label, components, parameters: input[1], params, signature: new Uint8Array(signature) };
}

/** Component parameters (sf, key, bs, req, tr, name) are outside the subset of RFC 9421 spoken here. */
function readComponentName([name, parameters]: Item): string | undefined {
  if (typeof name !== "string" || parameters.size > 0) return undefined;
  return /^@?[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) ? name : undefined;
}

function readParameters(entry: SignatureEntry): ParsedSignature | SignatureRefusal {
  const { parameters, label, components, params, signature } = entry;
  const absent = ["created", "keyid", "nonce"].find((name) => !parameters.has(name));
  if (absent !== undefined) return refuseNamed("parameter-missing", absent);
  const created = parameters.get("created");
  const expires = parameters.get("expires");
  const keyId = parameters.get("keyid");
  const nonce = parameters.get("nonce");
  const algorithm = parameters.get("alg");
  if (!(isTime(created) && (expires === undefined || isTime(expires)))) return refuse("signature-malformed");
  if (expires !== undefined && expires < created) return refuse("signature-malformed");
  if (!(isToken(keyId) && isToken(nonce))) return refuse("signature-malformed");
  if (!(algorithm === undefined || typeof algorithm === "string")) return refuse("signature-malformed");
  return { ok: true, label, keyId, created, expires, nonce, algorithm, components, params, signature };
}

function isTime(value: BareItem | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Tells whether a value can be a key id or a nonce: 1 to 128 characters of printable ASCII. */
export function isToken(value: BareItem | undefined): value is string {
  return typeof value === "string" && /^[\x20-\x7e]{1,128}$/.test(value);
}
