import * as z from "zod";
import { components } from "./components.ts";
import { exampleNames, exampleValues } from "./example-values.ts";

const ofComponents = new Map<z.core.$ZodType, unknown>(
  Object.values(components).flatMap(({ schema, example }) =>
    example === undefined ? [] : [[schema, example]],
  ),
);

/**
 * An example of what a schema takes, made from the schema itself: members have the values of their names, lists one
 * entry. `within` is the name of the member or list that it stands in. Throws, saying where, for what has no value.
 */
export const exampleOf = (schema: z.core.$ZodType, name: string, within = ""): unknown => {
  const own = exampleNames[`${within}.${name}`];
  if (own !== undefined) return own;
  const fitting = (exampleValues[name] ?? []).find((value) => z.core.safeParse(schema, value).success);
  if (fitting !== undefined) return fitting;
  if (ofComponents.has(schema)) return ofComponents.get(schema);
  return byKind(schema, name, within);
};

const byKind = (schema: z.core.$ZodType, name: string, within: string): unknown => {
  if (schema instanceof z.ZodObject) {
    const members = Object.entries<z.core.$ZodType>(schema.shape);
    return Object.fromEntries(members.map(([member, inner]) => [member, exampleOf(inner, member, name)]));
  }
  if (schema instanceof z.ZodArray) return [entryOf(schema.element, name)];
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return schema.value;
  if (schema instanceof z.ZodUnion) return exampleOf(schema.options[0] ?? schema, name, within);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly)
    return exampleOf(schema.unwrap(), name, within);
  throw new Error(`no example for the member ${name} of ${within}: give it a value in example-values.ts`);
};

/** An entry of a list has the list's name, so that its members are found within it. */
const entryOf = (element: z.core.$ZodType, list: string): unknown =>
  ofComponents.has(element) ? ofComponents.get(element) : byKind(element, list, list);
