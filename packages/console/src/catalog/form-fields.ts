/** A field of a form as people fill it in. */
export type FormField = {
  readonly name: string;
  readonly required: boolean;
  /** What is to be entered, in the schema's own words. */
  readonly hint: string | undefined;
  /** The texts to choose from; empty: any. */
  readonly choices: readonly string[];
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

/** The fields of a form's JSON Schema, in its order; those that must be filled in are told by `required`. */
export const formFields = (schema: Readonly<Record<string, unknown>> | null): readonly FormField[] => {
  const properties = schema?.["properties"];
  const required = textsIn(schema?.["required"]);
  const named = isObject(properties) ? properties : {};
  const names = [...new Set([...Object.keys(named), ...required])];
  return names.map((name) => {
    const says = named[name];
    const description = isObject(says) ? says["description"] : undefined;
    return {
      name,
      required: required.includes(name),
      hint: typeof description === "string" ? description : undefined,
      choices: isObject(says) ? textsIn(says["enum"]) : [],
    };
  });
};
