import type { FormCheck, FormError, FormSchema } from "@tongban/domain";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { formProblem } from "./form-problem.ts";
import { formFormats } from "./formats.ts";
import { boundedPattern } from "./pattern.ts";

/** Most errors of a form that are told at once. */
const MOST_ERRORS = 100;

const engineThat = (validateSchema: boolean) =>
  new Ajv2020({
    allErrors: true,
    // Which keywords there may be is asked by `formSchemaFault`; those of its own are for whoever shows the form.
    strict: false,
    validateSchema,
    addUsedSchema: false,
    logger: false,
    formats: Object.fromEntries(Object.entries(formFormats).map(([name, { fits }]) => [name, fits])),
    code: { regExp: Object.assign(boundedPattern, { code: "boundedPattern" }) },
  });

/** Every schema was looked at before it was published, so it is not held against the schema of schemas again. */
const engine = engineThat(false);

/** What the schema of schemas, or the compiler, says against a schema; nothing where it compiles. */
export const compileFault = (schema: FormSchema): string | undefined => {
  try {
    engineThat(true).compile(schema);
    return undefined;
  } catch (fault) {
    return fault instanceof Error ? fault.message : "it does not compile";
  }
};

/**
 * Compiles a form's schema into the check of forms: every error stands at its JSON pointer in the application, none
 * repeats a value, and a name that the sender chose stands as `?`. Throws where the schema is none.
 */
export const compileForm = (schema: FormSchema): FormCheck => {
  const validate = engine.compile(schema);
  engine.removeSchema(schema);
  const names = namesIn(schema);
  return (form) => (validate(form) ? [] : told(validate.errors ?? [], form, names));
};

const told = (
  errors: readonly ErrorObject[],
  form: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string>,
): readonly FormError[] => {
  // Of a condition, the errors of its branch say what is wrong.
  const plain = errors.filter(({ keyword }) => keyword !== "if");
  const found = (plain.length > 0 ? plain : errors).map((error) => errorIn(error, form, names));
  const once = new Map(found.map((error) => [`${error.at} ${error.said.en}`, error]));
  return [...once.values()].slice(0, MOST_ERRORS);
};

const errorIn = (
  error: ErrorObject,
  form: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string>,
): FormError => {
  const said = formProblem(error);
  const name = fieldOf(error);
  if (name === undefined) return { at: "/form", said };
  if (names.has(name)) return { at: `/form/${escaped(name)}`, said };
  const n = Object.keys(form).indexOf(name) + 1;
  return { at: "/form/?", said: { en: `entry ${n}: ${said.en}`, zh: `第 ${n} 项：${said.zh}` } };
};

/** The field that an error is about; none where it is about the form as a whole. */
const fieldOf = ({ instancePath, params }: ErrorObject): string | undefined => {
  const missing: unknown = params["missingProperty"] ?? params["additionalProperty"];
  if (typeof missing === "string") return missing;
  return instancePath === "" ? undefined : instancePath.slice(1).replaceAll("~1", "/").replaceAll("~0", "~");
};

const escaped = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** Every field that a schema names, in whatever branch. */
const namesIn = (node: unknown): ReadonlySet<string> => {
  if (!(node instanceof Object)) return new Set();
  return new Set(
    Object.entries(node).flatMap(([keyword, value]) => [
      ...(keyword === "properties" && value instanceof Object ? Object.keys(value) : []),
      ...(keyword === "required" && Array.isArray(value) ? value.map(String) : []),
      ...namesIn(value),
    ]),
  );
};
