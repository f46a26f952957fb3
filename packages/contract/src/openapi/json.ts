/** A JSON object whose parts are not looked into. */
export type JsonObject = { readonly [name: string]: unknown };

/** Leaves out what is undefined, so that the document has no holes. */
export const withoutUndefined = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
