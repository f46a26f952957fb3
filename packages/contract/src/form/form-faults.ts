import { canonicalJson } from "@tongban/domain";
import { formFormats } from "./formats.ts";
import { boundedPattern } from "./pattern.ts";

/** What a form breaks of its schema: the keyword, the field that it is about (absent: the form as a whole), its figures. */
export type FormFault = {
  readonly keyword: string;
  readonly field: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
};

type Node = Readonly<Record<string, unknown>>;

/** What a keyword is held against. */
type Held = {
  readonly value: unknown;
  readonly field: string | undefined;
  /** The schema that the keyword stands in. */
  readonly node: Node;
};

type Keyword = (says: unknown, held: Held) => readonly FormFault[];

/**
 * Everything that a form breaks of its schema, as JSON Schema 2020-12 says it of an object of texts. It reads the schema
 * as it stands: a page that may not make code of texts (its content security policy) holds forms against schemas as
 * the edge does.
 */
export const formFaults = (schema: unknown, value: unknown, field?: string): readonly FormFault[] => {
  if (schema === false) return [{ keyword: "false schema", field, params: {} }];
  if (!isNode(schema)) return [];
  return Object.entries(schema).flatMap(
    ([keyword, says]) => keywords.get(keyword)?.(says, { value, field, node: schema }) ?? [],
  );
};

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listed = (says: unknown): readonly unknown[] => (Array.isArray(says) ? says : []);

const fits = (schema: unknown, { value, field }: Held): boolean =>
  formFaults(schema, value, field).length === 0;

const unless = (
  holds: boolean,
  keyword: string,
  { field }: Held,
  params: FormFault["params"] = {},
): readonly FormFault[] => (holds ? [] : [{ keyword, field, params }]);

/** A keyword that asks something of texts, and nothing of anything else. */
const ofText =
  (keyword: string, param: string, holds: (text: string, says: unknown) => boolean): Keyword =>
  (says, held) =>
    unless(typeof held.value !== "string" || holds(held.value, says), keyword, held, { [param]: says });

/** A keyword that asks something of objects, and nothing of anything else. */
const ofObject =
  (look: (object: Node, says: unknown, held: Held) => readonly FormFault[]): Keyword =>
  (says, held) =>
    isNode(held.value) ? look(held.value, says, held) : [];

const missing = (keyword: string, names: readonly unknown[], object: Node): readonly FormFault[] =>
  names
    .map(String)
    .filter((name) => !Object.hasOwn(object, name))
    .map((name) => ({ keyword, field: name, params: {} }));

/** Characters as Unicode counts them. */
const length = (text: string): number => [...text].length;

const same = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  object: isNode,
};

/** The keywords that ask something of a form, by their names; all others only tell of it. */
const keywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ["type", (says, held) => unless(types[String(says)]?.(held.value) ?? true, "type", held)],
  [
    "enum",
    (says, held) =>
      unless(
        listed(says).some((one) => same(one, held.value)),
        "enum",
        held,
        { allowedValues: says },
      ),
  ],
  ["const", (says, held) => unless(same(says, held.value), "const", held, { allowedValue: says })],
  ["minLength", ofText("minLength", "limit", (text, says) => length(text) >= Number(says))],
  ["maxLength", ofText("maxLength", "limit", (text, says) => length(text) <= Number(says))],
  ["pattern", ofText("pattern", "pattern", (text, says) => boundedPattern(String(says), "u").test(text))],
  ["format", ofText("format", "format", (text, says) => formFormats[String(says)]?.fits(text) ?? true)],
  ["required", ofObject((object, says) => missing("required", listed(says), object))],
  [
    "dependentRequired",
    ofObject((object, says) =>
      Object.entries(isNode(says) ? says : {}).flatMap(([name, names]) =>
        Object.hasOwn(object, name) ? missing("dependentRequired", listed(names), object) : [],
      ),
    ),
  ],
  [
    "minProperties",
    ofObject((object, says, held) =>
      unless(Object.keys(object).length >= Number(says), "minProperties", held, { limit: says }),
    ),
  ],
  [
    "maxProperties",
    ofObject((object, says, held) =>
      unless(Object.keys(object).length <= Number(says), "maxProperties", held, { limit: says }),
    ),
  ],
  [
    "properties",
    ofObject((object, says, { field }) =>
      Object.entries(isNode(says) ? says : {}).flatMap(([name, schema]) =>
        Object.hasOwn(object, name) ? formFaults(schema, object[name], field ?? name) : [],
      ),
    ),
  ],
  [
    "additionalProperties",
    ofObject((object, says, { field, node }) => {
      const named = isNode(node["properties"]) ? node["properties"] : {};
      const others = Object.keys(object).filter((name) => !Object.hasOwn(named, name));
      return others.flatMap((name) =>
        says === false
          ? [{ keyword: "additionalProperties", field: field ?? name, params: {} }]
          : formFaults(says, object[name], field ?? name),
      );
    }),
  ],
  ["allOf", (says, { value, field }) => listed(says).flatMap((schema) => formFaults(schema, value, field))],
  [
    "anyOf",
    (says, held) => {
      const branches = eachOf(says, held);
      if (branches.some((faults) => faults.length === 0)) return [];
      return [...branches.flat(), ...unless(false, "anyOf", held)];
    },
  ],
  [
    "oneOf",
    (says, held) => {
      const branches = eachOf(says, held);
      const fitting = branches.filter((faults) => faults.length === 0).length;
      if (fitting === 1) return [];
      return [...(fitting === 0 ? branches.flat() : []), ...unless(false, "oneOf", held)];
    },
  ],
  ["not", (says, held) => unless(!fits(says, held), "not", held)],
  [
    "if",
    (says, held) => {
      const { value, field, node } = held;
      return formFaults(fits(says, held) ? node["then"] : node["else"], value, field);
    },
  ],
]);

/** What is wrong by each of several branches. Each is looked at once: branches lie in branches, and twice doubles at each level. */
const eachOf = (says: unknown, { value, field }: Held): readonly (readonly FormFault[])[] =>
  listed(says).map((schema) => formFaults(schema, value, field));
