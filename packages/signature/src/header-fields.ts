/** Header fields as Node, API Gateway or fetch give them; names in any case, a repeated field as an array. */
export type HeaderFields =
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | Iterable<readonly [string, string | readonly string[]]>;

/** The lines of each field under its lower-case name, in the order received. */
export type FieldLines = ReadonlyMap<string, readonly string[]>;

/** Gathers the lines of every field, so that a name written in two cases counts as one repeated field. */
export function collectFields(headers: HeaderFields): FieldLines {
  const lines = new Map<string, string[]>();
  for (const [name, value] of entriesOf(headers)) {
    if (value === undefined) continue;
    const key = name.toLowerCase();
    lines.set(key, [...(lines.get(key) ?? []), ...(typeof value === "string" ? [value] : value)]);
  }
  return lines;
}

function entriesOf(
  headers: HeaderFields,
): Iterable<readonly [string, string | readonly string[] | undefined]> {
  return isIterable(headers) ? headers : Object.entries(headers);
}

function isIterable(
  headers: HeaderFields,
): headers is Iterable<readonly [string, string | readonly string[]]> {
  return Symbol.iterator in headers;
}

/** Tells whether a text is plain ASCII: printable, blank or tab; no line breaks. */
export function isAsciiText(value: string): boolean {
  return /^[\t\x20-\x7e]*$/.test(value);
}
