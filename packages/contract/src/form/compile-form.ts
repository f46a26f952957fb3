import type { FormCheck, FormError, FormSchema } from "@tongban/domain";
import { type FormFault, formFaults } from "./form-faults.ts";
import { formProblem } from "./form-problem.ts";

/** Most errors of a form that are told at once. */
const MOST_ERRORS = 100;

/**
 * Makes the check of forms of a form's schema, the same at the edge and in the console: every error stands at its JSON
 * pointer in the application, none repeats a value, and a name that the sender chose stands as `?`. It trusts that the
 * schema was looked at before it was published.
 */
export const compileForm = (schema: FormSchema): FormCheck => {
  const names = namesIn(schema);
  return (form) => {
    const found = formFaults(schema, form).map((fault) => errorOf(fault, form, names));
    const once = new Map(found.map((error) => [`${error.at} ${error.said.en}`, error]));
    return [...once.values()].slice(0, MOST_ERRORS);
  };
};

const errorOf = (
  { field, ...fault }: FormFault,
  form: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string>,
): FormError => {
  const said = formProblem(fault);
  if (field === undefined) return { at: "/form", said };
  if (names.has(field)) return { at: formPointer(field), said };
  const n = Object.keys(form).indexOf(field) + 1;
  return { at: "/form/?", said: { en: `entry ${n}: ${said.en}`, zh: `第 ${n} 项：${said.zh}` } };
};

/** Where a field of a form stands in an application, as a JSON pointer (RFC 6901). */
export const formPointer = (field: string): string =>
  `/form/${field.replaceAll("~", "~0").replaceAll("/", "~1")}`;

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
