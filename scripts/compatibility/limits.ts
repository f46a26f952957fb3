import type { BreakingRule } from "./breaking-change.ts";
import { type Json, listOf } from "./json.ts";

/** `sent` by a caller, who must go on being understood, or `answered` to one, who must go on understanding. */
export type Direction = "sent" | "answered";

type Finding = readonly [rule: BreakingRule, says: string];

const upperLimits = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];
const lowerLimits = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];

/** Texts that limit values in a way that cannot be compared: only their going or coming can be judged. */
const opaqueLimits = ["pattern", "format", "contentEncoding", "uniqueItems", "multipleOf"];

/** Keywords that say nothing about which values there are. */
const annotations = ["description", "title", "example", "examples", "deprecated", "$comment", "readOnly"];

/** Keywords that are compared elsewhere. */
const structure = [
  ...["$ref", "type", "enum", "const", "default", "properties", "required", "additionalProperties"],
  ...["propertyNames", "items", "anyOf", "oneOf", "allOf"],
];

const known = new Set([...upperLimits, ...lowerLimits, ...opaqueLimits, ...annotations, ...structure]);

const shown = (value: unknown): string => (value === undefined ? "none" : JSON.stringify(value));

const limitOf = (schema: Json, keyword: string, without: number): number =>
  typeof schema[keyword] === "number" ? schema[keyword] : without;

/** How a keyword limits after the change as against before it. */
type Movement = "same" | "narrower" | "wider" | "other";

const movementOf = (before: number, after: number, isUpper: boolean): Movement => {
  if (before === after) return "same";
  return after < before === isUpper ? "narrower" : "wider";
};

const opaqueMovement = (before: unknown, after: unknown): Movement => {
  if (before === after) return "same";
  if (before === undefined) return "narrower";
  return after === undefined ? "wider" : "other";
};

const movements = (before: Json, after: Json): readonly (readonly [string, Movement])[] => [
  ...upperLimits.map((keyword) => {
    const none = Number.POSITIVE_INFINITY;
    return [
      keyword,
      movementOf(limitOf(before, keyword, none), limitOf(after, keyword, none), true),
    ] as const;
  }),
  ...lowerLimits.map((keyword) => {
    const none = Number.NEGATIVE_INFINITY;
    return [
      keyword,
      movementOf(limitOf(before, keyword, none), limitOf(after, keyword, none), false),
    ] as const;
  }),
  ...opaqueLimits.map((keyword) => [keyword, opaqueMovement(before[keyword], after[keyword])] as const),
];

/** What breaks in limits: requests may not be narrowed, answers not widened. */
export const limitBreaks = (before: Json, after: Json, direction: Direction): readonly Finding[] =>
  movements(before, after).flatMap(([keyword, movement]): Finding[] => {
    const says = `${keyword} was ${shown(before[keyword])}, is ${shown(after[keyword])}`;
    if (direction === "sent" && (movement === "narrower" || movement === "other"))
      return [["limit-narrowed", says]];
    if (direction === "answered" && (movement === "wider" || movement === "other"))
      return [["limit-widened", says]];
    return [];
  });

/** The values that an `enum` or `const` names; nothing where any value may stand. */
export const valuesOf = (schema: Json): readonly unknown[] | undefined => {
  if ("const" in schema) return [schema["const"]];
  return "enum" in schema ? listOf(schema["enum"]) : undefined;
};

/** What breaks in named values: a request's may not go; an answer's may grow, but not be others altogether. */
export const valueBreaks = (before: Json, after: Json, direction: Direction): readonly Finding[] => {
  const [former, current] = [valuesOf(before), valuesOf(after)];
  if (current === undefined) return [];
  if (direction === "sent") {
    if (former === undefined) return [["values-narrowed", `only ${current.map(shown).join(", ")} now`]];
    const gone = former.filter((value) => !current.includes(value));
    return gone.length > 0 ? [["values-narrowed", `not ${gone.map(shown).join(", ")} any more`]] : [];
  }
  if (former === undefined || former.some((value) => current.includes(value))) return [];
  return [["values-replaced", `was ${former.map(shown).join(", ")}, is ${current.map(shown).join(", ")}`]];
};

/** A changed default breaks who leaves the member out. */
export const defaultBreaks = (before: Json, after: Json, direction: Direction): readonly Finding[] => {
  const [former, current] = [before["default"], after["default"]].map(shown);
  if (direction === "answered" || !("default" in before) || former === current) return [];
  return [["default-changed", `default was ${former}, is ${current}`]];
};

/** Keywords that nobody judges may not change. */
export const unknownKeywordBreaks = (before: Json, after: Json): readonly Finding[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((keyword) => !known.has(keyword) && shown(before[keyword]) !== shown(after[keyword]))
    .map((keyword) => ["keyword-changed", `${keyword} changed`]);
