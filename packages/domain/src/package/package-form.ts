import type { FormSchema } from "../agreement/matter-list.ts";
import { canonicalJson } from "../proof/canonical-json.ts";
import type { MemberId } from "./package.ts";

/** The form schemas of a package's members; a member that takes any form is missing. */
export type MemberForms = ReadonlyMap<MemberId, FormSchema>;

/** A field that two members ask for, and do not ask the same of. */
export type FormClash = { readonly field: string; readonly members: readonly MemberId[] };

type Properties = Readonly<Record<string, unknown>>;

const propertiesOf = (schema: FormSchema | undefined): Properties => {
  const properties = schema?.["properties"];
  return properties instanceof Object ? (properties as Properties) : {};
};

const requiredOf = (schema: FormSchema): readonly string[] => {
  const required = schema["required"];
  return Array.isArray(required) ? required.map(String) : [];
};

/** Fields of one name that members ask different things of: one form cannot hold both. */
export const formClashes = (forms: MemberForms): readonly FormClash[] => {
  const asked = new Map<string, Map<string, MemberId[]>>();
  for (const [member, schema] of forms)
    for (const [field, says] of Object.entries(propertiesOf(schema))) {
      const ways = asked.get(field) ?? new Map<string, MemberId[]>();
      const way = canonicalJson(says);
      ways.set(way, [...(ways.get(way) ?? []), member]);
      asked.set(field, ways);
    }
  return [...asked].flatMap(([field, ways]) =>
    ways.size > 1 ? [{ field, members: [...ways.values()].flat() }] : [],
  );
};

/**
 * The one form of a package: every field that a member asks for, once, and required where a member requires it. What a
 * member's schema says beyond its fields is held against that member's part of the form alone.
 */
export const formOfPackage = (forms: MemberForms): FormSchema | undefined => {
  if (forms.size === 0) return undefined;
  const schemas = [...forms.values()];
  const properties = Object.assign({}, ...schemas.toReversed().map(propertiesOf)) as Properties;
  return { type: "object", properties, required: [...new Set(schemas.flatMap(requiredOf))] };
};

/**
 * A member's part of a package's form: the fields that its schema names, and no others. A member that takes any form gets
 * none of what the others ask for.
 */
export const formFor = <V>(
  forms: MemberForms,
  member: MemberId,
  form: Readonly<Record<string, V>>,
): Readonly<Record<string, V>> => {
  const named = propertiesOf(forms.get(member));
  return Object.fromEntries(Object.entries(form).filter(([field]) => Object.hasOwn(named, field)));
};

/** Fields of a form that no member asks for. */
export const needlessFields = (
  forms: MemberForms,
  form: Readonly<Record<string, unknown>>,
): readonly string[] =>
  Object.keys(form).filter(
    (field) => ![...forms.values()].some((schema) => Object.hasOwn(propertiesOf(schema), field)),
  );
