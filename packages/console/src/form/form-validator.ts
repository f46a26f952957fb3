import type { ErrorSchema, RJSFSchema, ValidatorType } from "@rjsf/utils";
import { compileForm } from "@tongban/contract/form";

/** What is filled into a form, by field. */
export type FormTexts = Readonly<Record<string, string>>;

/** What is wrong with a form: as the broker's edge says it, by field, and of the form as a whole. */
export type FormTroubles = {
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly whole: readonly string[];
};

/** The texts of a form as a submission carries them: a field that is empty is not there. */
export const filledIn = (form: Readonly<Record<string, unknown>>): FormTexts =>
  Object.fromEntries(
    Object.entries(form).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "",
    ),
  );

/** The errors of a form library's form, at the fields that they are about. */
export const errorSchemaOf = ({ fields }: FormTroubles): ErrorSchema =>
  Object.fromEntries([...fields].map(([field, said]) => [field, { __errors: [...said] }])) as ErrorSchema;

/**
 * The check that the edge holds forms against, as the form library asks for it. The library asks it which branch of a
 * condition holds; what is wrong is told by the page, with the edge's own words.
 */
export const formValidator: ValidatorType = {
  isValid: (schema: RJSFSchema, form: unknown) => faultsOf(schema, form).length === 0,
  rawValidation: (schema: RJSFSchema, form: unknown) => ({ errors: [...faultsOf(schema, form)] as never[] }),
  validateFormData: () => ({ errors: [], errorSchema: {} }),
};

const faultsOf = (schema: RJSFSchema, form: unknown) =>
  compileForm(schema)(filledIn(typeof form === "object" && form !== null ? { ...form } : {}));
