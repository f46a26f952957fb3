import type { UiSchema } from "@rjsf/utils";

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** From how many characters on a text gets several lines. */
const SEVERAL_LINES = 200;

/** Every field that a schema names, in whatever branch, with what it says of it. */
const namedIn = (node: unknown): readonly (readonly [string, unknown])[] => {
  if (Array.isArray(node)) return node.flatMap(namedIn);
  if (!isNode(node)) return [];
  return Object.entries(node).flatMap(([keyword, value]) =>
    keyword === "properties" && isNode(value) ? Object.entries(value) : namedIn(value),
  );
};

/** The names of a form's fields. */
export const schemaFields = (schema: Node): readonly string[] => [
  ...new Set(namedIn(schema).map(([name]) => name)),
];

/** How the fields of a form are shown: long texts on several lines, numbers of telephones by their keys. */
export const lookOf = (schema: Node): UiSchema => ({
  "ui:submitButtonOptions": { norender: true },
  ...Object.fromEntries(namedIn(schema).map(([name, says]) => [name, fieldLook(says)])),
});

const fieldLook = (says: unknown): UiSchema => {
  if (!isNode(says)) return {};
  if (Number(says["maxLength"]) >= SEVERAL_LINES) return { "ui:widget": "textarea" };
  return says["format"] === "phone" ? { "ui:options": { inputType: "tel" } } : {};
};
