import * as z from "zod";
import { components } from "./components.ts";
import type { JsonObject } from "./json.ts";

/** Turns schemas into JSON Schema 2020-12 and gathers the named ones among them. */
export type SchemaBook = {
  /** JSON Schema of what is sent (`input`) or returned (`output`); named schemas become references. */
  write(schema: z.ZodType, io: "input" | "output"): JsonObject;
  /** The named schemas that were written so far, in the order of {@link components}. */
  written(): JsonObject;
};

const names = new Map(Object.entries(components).map(([name, { schema }]) => [schema, name]));

/** The names of those that are sent and answered, where they are answered. */
const namesInAnswers = new Map(
  Object.entries(components).flatMap(([name, { inAnswers }]) => (inAnswers ? [[name, inAnswers]] : [])),
);

const registered = z.registry<{ id: string }>();
for (const [schema, id] of names) registered.add(schema, { id });

/** Opens an empty book. */
export const openSchemaBook = (): SchemaBook => {
  const found = new Map<string, JsonObject>();

  const keep = (name: string, schema: JsonObject): void => {
    const known = found.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(schema))
      throw new Error(`${name} reads differently where it is sent and where it is returned: say inAnswers`);
    found.set(name, schema);
  };

  return {
    write: (schema, io) => {
      const whole = z.toJSONSchema(z.object({ schema }), {
        io,
        metadata: registered,
        override: ({ zodSchema, jsonSchema }) => tidy(zodSchema, jsonSchema, io),
        unrepresentable: "throw",
      });
      for (const [name, definition] of Object.entries(whole.$defs ?? {}))
        keep(nameIn(io, name), relocated(describedComponent(name, definition), io));
      return relocated(whole.properties?.["schema"], io);
    },
    written: () =>
      Object.fromEntries(
        Object.entries(components).flatMap(([name, { inAnswers = name }]) =>
          [...new Set([name, inAnswers])].flatMap((written) => {
            const schema = found.get(written);
            return schema ? [[written, schema]] : [];
          }),
        ),
      ),
  };
};

/**
 * Adds what a description says, and drops bounds that only say "a safe integer". Answers may gain members, so what reads
 * them must not be told that there are no others.
 */
const tidy = (schema: z.core.$ZodType, json: z.core.JSONSchema.BaseSchema, io: "input" | "output"): void => {
  const described = z.globalRegistry.get(schema)?.description;
  if (described !== undefined) json.description = described;
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
  // TypeScript's `readonly`; in a document it would say that no request may have the member.
  delete json.readOnly;
  spellOutRecord(json);
  if (io === "output" && json.additionalProperties === false) delete json.additionalProperties;
};

/** A record with a fixed set of keys is an object with these properties. */
const spellOutRecord = (json: z.core.JSONSchema.BaseSchema): void => {
  const { additionalProperties, required, properties, propertyNames } = json;
  if (!required || properties || !propertyNames || typeof additionalProperties !== "object") return;
  json.properties = Object.fromEntries(required.map((name) => [name, additionalProperties]));
  json.additionalProperties = false;
  delete json.propertyNames;
};

const describedComponent = (name: string, { id: _, ...schema }: z.core.JSONSchema.BaseSchema): JsonObject => {
  const { description, format, example } = components[name] ?? { description: name };
  return {
    description,
    ...schema,
    ...(format === undefined ? {} : { format }),
    ...(example === undefined ? {} : { examples: [example] }),
  };
};

const nameIn = (io: "input" | "output", name: string): string =>
  (io === "output" ? namesInAnswers.get(name) : undefined) ?? name;

/** References point at the document's components. */
const relocated = (schema: unknown, io: "input" | "output"): JsonObject =>
  JSON.parse(
    JSON.stringify(schema).replace(
      /"#\/\$defs\/(\w+)"/g,
      (_, name: string) => `"#/components/schemas/${nameIn(io, name)}"`,
    ),
  );
