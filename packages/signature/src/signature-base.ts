import { serializeString } from "structured-headers";
import { type FieldLines, isAsciiText } from "./header-fields.ts";
import { refuseNamed, type SignatureRefusal } from "./refusal.ts";

/** What a request's components are read from; `url` is absolute and without fragment, as received. */
export type RequestHead = { readonly method: string; readonly url: string; readonly fields: FieldLines };

/** The components that are derived from the request line instead of being header fields (RFC 9421 §2.2). */
const DERIVED_COMPONENTS = ["@method", "@target-uri", "@authority", "@scheme", "@path", "@query"] as const;

type DerivedComponent = (typeof DERIVED_COMPONENTS)[number];

/** A component's value, or why there is none. */
type ComponentReading = { readonly ok: true; readonly value: string } | SignatureRefusal;

/** Writes the signature base of RFC 9421 §2.5; `params` is the serialized value of `@signature-params`. */
export function formatSignatureBase(
  components: readonly (readonly [name: string, value: string])[],
  params: string,
): Buffer {
  const lines = components.map(([name, value]) => `${serializeString(name)}: ${value}`);
  return Buffer.from([...lines, `"@signature-params": ${params}`].join("\n"), "ascii");
}

/** Writes the signature base of a request, or says which component could not be read. */
export function requestSignatureBase(
  request: RequestHead,
  components: readonly string[],
  params: string,
): { readonly ok: true; readonly base: Buffer } | SignatureRefusal {
  const values: [string, string][] = [];
  for (const name of components) {
    const reading = readComponent(request, name);
    if (!reading.ok) return reading;
    values.push([name, reading.value]);
  }
  return { ok: true, base: formatSignatureBase(values, params) };
}

/**
 * Reads one component of a request. A field received in several lines is refused: joined lines can be made
 * to say something else than what was signed (RFC 9421 §7.5.7). So is every value that is not plain ASCII
 * text, since a line break in it could pass for a further component.
 */
function readComponent(request: RequestHead, name: string): ComponentReading {
  if (!name.startsWith("@")) return readField(request.fields, name);
  if (!isDerived(name)) return refuseNamed("component-unsupported", name);
  if (name === "@method") return asciiValue(name, request.method);
  return URL.canParse(request.url)
    ? asciiValue(name, deriveFromUrl(request.url, name))
    : refuseNamed("component-malformed", name);
}

function readField(fields: FieldLines, name: string): ComponentReading {
  const [line, ...more] = fields.get(name) ?? [];
  if (line === undefined) return refuseNamed("component-missing", name);
  if (more.length > 0) return refuseNamed("header-duplicated", name);
  return asciiValue(name, line.trim());
}

function asciiValue(name: string, value: string): ComponentReading {
  return isAsciiText(value) ? { ok: true, value } : refuseNamed("component-malformed", name);
}

function isDerived(name: string): name is DerivedComponent {
  return DERIVED_COMPONENTS.some((known) => known === name);
}

function deriveFromUrl(url: string, name: Exclude<DerivedComponent, "@method">): string {
  const { host, protocol, pathname, search } = new URL(url);
  switch (name) {
    case "@target-uri":
      return url;
    case "@authority":
      return host;
    case "@scheme":
      return protocol.slice(0, -1);
    case "@path":
      return pathname;
    case "@query":
      return search || "?";
  }
}
