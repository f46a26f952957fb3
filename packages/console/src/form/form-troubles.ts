import type { Language } from "@tongban/contract";
import { compileForm, formPointer } from "@tongban/contract/form";
import type { FormTexts, FormTroubles } from "./form-validator.ts";

/** Something wrong with an application, at a JSON pointer. */
export type TroubleAt = { readonly at: string; readonly text: string };

/** What the edge's check says against a form, in the reader's language. */
export const formTroubles = (
  schema: Readonly<Record<string, unknown>>,
  form: FormTexts,
  language: Language,
): readonly TroubleAt[] => compileForm(schema)(form).map(({ at, said }) => ({ at, text: said[language] }));

/** Puts what is wrong to the fields that it is about; nothing is said of fields that nobody has been at. */
export const troublesByField = (
  troubles: readonly TroubleAt[],
  fields: readonly string[],
  isTold: (field: string) => boolean,
): FormTroubles => {
  const byPointer = new Map(fields.map((field) => [formPointer(field), field]));
  const told = new Map<string, string[]>();
  const whole: string[] = [];
  for (const { at, text } of troubles) {
    const field = byPointer.get(at);
    if (field === undefined) whole.push(text);
    else if (isTold(field)) told.set(field, [...(told.get(field) ?? []), text]);
  }
  return { fields: told, whole };
};
