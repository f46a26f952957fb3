import type { FormSchema } from "@tongban/domain";
import { formFormats } from "./formats.ts";
import { isBoundedPattern } from "./pattern.ts";

/** Most characters of a schema as JSON: a submission may have to compile it. */
const SCHEMA_LIMIT = 32_768;

/** How deep subschemas may lie in each other. */
const DEPTH_LIMIT = 8;

type Node = Readonly<Record<string, unknown>>;
type Looked = { readonly at: string; readonly depth: number };

/**
 * Why a schema is not of the kind that forms take: JSON Schema 2020-12 of an object whose fields are texts, without
 * references, and without a pattern that could take long on any text. Nothing where it is; whether its keywords have
 * values that they may have is asked by `formSchemaFault`.
 */
export const formShapeFault = (schema: FormSchema): string | undefined => {
  if (JSON.stringify(schema).length > SCHEMA_LIMIT) return `more than ${SCHEMA_LIMIT} characters`;
  if (schema["type"] !== "object") return "its type is not object";
  return faultOf(schema, { at: "", depth: 0 });
};

const faultOf = (node: unknown, { at, depth }: Looked): string | undefined => {
  if (typeof node === "boolean") return undefined;
  if (!isNode(node)) return `${at || "/"} is no schema`;
  if (depth > DEPTH_LIMIT) return `${at} lies more than ${DEPTH_LIMIT} levels deep`;
  for (const [keyword, value] of Object.entries(node)) {
    const look = keyword.startsWith("x-") ? any : keywords.get(keyword);
    const place = `${at}/${keyword}`;
    const fault = look
      ? look(value, { at: place, depth: depth + 1 })
      : `${place} is no keyword that forms take`;
    if (fault !== undefined) return fault;
  }
  return undefined;
};

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type Look = (value: unknown, looked: Looked) => string | undefined;

const any: Look = () => undefined;

const eachIn: Look = (value, looked) =>
  Array.isArray(value) ? firstFault(value.entries(), looked) : `${looked.at} is no list`;

const eachOf: Look = (value, looked) =>
  isNode(value) ? firstFault(Object.entries(value), looked) : `${looked.at} is no object`;

const firstFault = (
  parts: Iterable<readonly [string | number, unknown]>,
  { at, depth }: Looked,
): string | undefined => {
  for (const [name, part] of parts) {
    const fault = faultOf(part, { at: `${at}/${name}`, depth });
    if (fault !== undefined) return fault;
  }
  return undefined;
};

const oneOf =
  (allowed: readonly string[]): Look =>
  (value, { at }) =>
    typeof value === "string" && allowed.includes(value)
      ? undefined
      : `${at} is none of ${allowed.join(", ")}`;

const pattern: Look = (value, { at }) =>
  typeof value === "string" && isBoundedPattern(value)
    ? undefined
    : `${at} is no pattern that is sure to end soon`;

/** The keywords that forms take, and how the value of each is looked at. */
const keywords: ReadonlyMap<string, Look> = new Map<string, Look>([
  ...(["$schema", "$comment", "title", "description", "default", "examples"] as const).map(
    (name): [string, Look] => [name, any],
  ),
  ...(["enum", "const", "minLength", "maxLength", "required", "minProperties", "maxProperties"] as const).map(
    (name): [string, Look] => [name, any],
  ),
  ["dependentRequired", any],
  ["type", oneOf(["object", "string"])],
  ["format", oneOf(Object.keys(formFormats))],
  ["pattern", pattern],
  ["properties", eachOf],
  ["additionalProperties", faultOf],
  ["allOf", eachIn],
  ["anyOf", eachIn],
  ["oneOf", eachIn],
  ["not", faultOf],
  ["if", faultOf],
  ["then", faultOf],
  ["else", faultOf],
]);
