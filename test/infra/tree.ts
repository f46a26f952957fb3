/** A JSON object as a template holds it. */
export type Tree = Readonly<Record<string, unknown>>;

/** Tells whether a value is a JSON object. */
export const isRecord = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Follows names and places into a value; undefined where they lead nowhere. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((node, step) => {
    if (Array.isArray(node) && typeof step === "number") return node[step];
    return isRecord(node) ? node[step] : undefined;
  }, value);

/** A value as a list: nothing is empty, one is alone. */
export const listed = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Every value inside a value, itself first. */
export const within = (value: unknown): readonly unknown[] => [
  value,
  ...(isRecord(value) || Array.isArray(value) ? Object.values(value).flatMap(within) : []),
];
