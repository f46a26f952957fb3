/** An object of a JSON document. */
export type Json = { readonly [name: string]: unknown };

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value as an object; one without members where it is none. */
export const objectOf = (value: unknown): Json => (isObject(value) ? value : {});

/** The value as a list; an empty one where it is none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The members of an object, as objects. */
export const membersOf = (value: unknown): readonly (readonly [string, Json])[] =>
  Object.entries(objectOf(value)).map(([name, member]) => [name, objectOf(member)]);

/** The component's name that a reference names, such as `Submission`. */
export const nameOfReference = (value: unknown): string | undefined => {
  const { $ref } = objectOf(value);
  return typeof $ref === "string" ? $ref.split("/").at(-1) : undefined;
};

/** What stands in the place of a reference within its document, or the value itself where it is none. */
export const resolved = (value: unknown, document: Json): Json => {
  const { $ref } = objectOf(value);
  if (typeof $ref !== "string") return objectOf(value);
  const steps = $ref.split("/").slice(1);
  return resolved(
    steps.reduce<unknown>((at, step) => objectOf(at)[step], document),
    document,
  );
};
