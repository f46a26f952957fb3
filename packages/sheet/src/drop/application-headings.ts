import type { Said } from "@tongban/contract";
import { plain } from "../cell-form.ts";
import { type ApplicationField, applicationColumns, applicationFields } from "./application-columns.ts";

/** What a heading stands for: a column of every sheet, a field of the form, or a material by its title. */
export type Meaning =
  | { readonly kind: "field"; readonly field: ApplicationField }
  | { readonly kind: "form"; readonly label: string }
  | { readonly kind: "material"; readonly title: string };

const byHeading = new Map(
  applicationFields.flatMap((field) => {
    const { zh, en, also } = applicationColumns[field];
    return [zh, en, ...also].map((heading) => [plain(heading), field] as const);
  }),
);

/** What stands before the label of a form's field, and before the title of a material. */
const prefixes = { form: /^(?:表单|form)[:：]/i, material: /^(?:材料|material)[:：]/i };

/** The headings of a form's field and of a material. */
export const formHeading = (label: string): Said => ({ zh: `表单：${label}`, en: `form: ${label}` });
export const materialHeading = (title: string): Said => ({ zh: `材料：${title}`, en: `material: ${title}` });

/** What a heading stands for; nothing where it is not of such a sheet. */
export const meaningOf = (heading: string): Meaning | undefined => {
  const text = heading
    .trim()
    .replace(/^\*|\*$/g, "")
    .trim();
  const after = (prefix: RegExp) => (prefix.test(text) ? text.replace(prefix, "").trim() : "");
  const [label, title] = [after(prefixes.form), after(prefixes.material)];
  if (label !== "") return { kind: "form", label };
  if (title !== "") return { kind: "material", title };
  const field = byHeading.get(plain(text));
  return field && { kind: "field", field };
};
