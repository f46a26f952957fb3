import type { FieldError } from "@tongban/contract";
import { pointer, safeName } from "./field-errors.ts";

/** What a JSON text says that no schema sees. */
export type MemberFindings = {
  /** Half a surrogate pair is no character: it can be neither hashed (RFC 8785) nor kept. */
  readonly halfPair: boolean;
  /** Members with a reserved name or named twice. */
  readonly errors: readonly FieldError[];
};

/** Names that mean something to every JavaScript object: a member of such a name would be lost, or do harm. */
const reserved = new Set(["__proto__", "constructor", "prototype"]);

/** At most so many members are named. */
const maxErrors = 100;

/**
 * Looks through a parsed JSON text for what schemas are blind to: half surrogate pairs, members with a reserved name,
 * and members that an object has twice (RFC 8259 4 leaves open which counts, so that two readers could see two things).
 */
export const memberErrors = (text: string, value: unknown): MemberFindings => {
  const names = new Map<string, number>();
  const errors: FieldError[] = [];
  let halfPair = false;
  // No recursion: a body may nest more deeply than the stack is high.
  const places: Place[] = [{ value, above: undefined, name: "" }];
  for (let place = places.pop(); place; place = places.pop()) {
    if (typeof place.value === "string") halfPair ||= !place.value.isWellFormed();
    if (!(place.value instanceof Object)) continue;
    const isList = Array.isArray(place.value);
    for (const [name, inner] of Object.entries(place.value)) {
      const below = { value: inner, above: place, name: isList ? Number(name) : name };
      places.push(below);
      if (isList) continue;
      names.set(name, (names.get(name) ?? 0) + 1);
      halfPair ||= !name.isWellFormed();
      if (reserved.has(name) && errors.length < maxErrors)
        errors.push({ at: reservedAt(below), said: reservedName });
    }
  }
  return { halfPair, errors: [...errors, ...namedTwice(text, names)].slice(0, maxErrors) };
};

type Place = { readonly value: unknown; readonly above: Place | undefined; readonly name: string | number };

const reservedName = {
  en: "this name is reserved; give the member another one",
  zh: "该名称为保留名称，请改用其他名称",
};

/** The path of a member, its last name as it is: it is one of the few reserved ones. */
const reservedAt = (place: Place): string => {
  const path: PropertyKey[] = [];
  for (let at = place.above; at?.above; at = at.above) path.unshift(at.name);
  return `${pointer("", path).replace(/^\/$/, "")}/${place.name}`;
};

/**
 * In a valid JSON text, a string before a colon is a member's name, and nothing else is; so a name that the text has
 * more often than the value parsed from it stood twice in one object. In which one cannot be told without a parser.
 */
const namedTwice = (text: string, kept: ReadonlyMap<string, number>): readonly FieldError[] => {
  const given = new Map<string, number>();
  for (const [, literal, colon] of text.matchAll(/("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?/g)) {
    if (colon === undefined) continue;
    const name = String(JSON.parse(literal ?? '""'));
    given.set(name, (given.get(name) ?? 0) + 1);
  }
  return [...given]
    .filter(([name, count]) => count > (kept.get(name) ?? 0))
    .map(([name]) => ({
      at: "/",
      said: {
        en: `an object has the member ${safeName(name)} twice`,
        zh: `同一对象中成员 ${safeName(name)} 重复`,
      },
    }));
};
