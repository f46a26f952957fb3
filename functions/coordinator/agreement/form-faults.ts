import { formSchemaFault } from "@tongban/contract/form";
import { canonicalJson, type MatterListRow, rowName } from "@tongban/domain";

/** What is wrong with the form's schema of each row, by the row's name; nothing where submissions can be held against it. */
export const formFaultsOf = (rows: readonly MatterListRow[]): ReadonlyMap<string, string> => {
  const known = new Map<string, string | undefined>();
  return new Map(
    rows.flatMap((row) => {
      if (!row.form) return [];
      const text = canonicalJson(row.form);
      if (!known.has(text)) known.set(text, formSchemaFault(row.form));
      const fault = known.get(text);
      return fault === undefined ? [] : [[rowName(row), fault] as const];
    }),
  );
};
