import { canonicalJson, type FormSchema, type MatterListRow, rowName } from "@tongban/domain";
import { Ajv2020 } from "ajv/dist/2020.js";

/** What is wrong with the form's schema of each row, by the row's name; nothing where it is one (JSON Schema 2020-12). */
export const formFaultsOf = (rows: readonly MatterListRow[]): ReadonlyMap<string, string> => {
  const known = new Map<string, string | undefined>();
  return new Map(
    rows.flatMap((row) => {
      if (!row.form) return [];
      const text = canonicalJson(row.form);
      if (!known.has(text)) known.set(text, faultOf(row.form));
      const fault = known.get(text);
      return fault === undefined ? [] : [[rowName(row), fault] as const];
    }),
  );
};

const faultOf = (form: FormSchema): string | undefined => {
  if (form["type"] !== "object") return 'its type is not "object"';
  // Keywords of its own are for whoever shows the form; a format that nobody knows is checked by nobody.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
  try {
    ajv.compile(form);
    return undefined;
  } catch (fault) {
    return fault instanceof Error ? fault.message.slice(0, FAULT_CHARACTERS) : "it cannot be read";
  }
};

/** A finding is read by people. */
const FAULT_CHARACTERS = 300;
