/** A part of a request that could be read; what could not is a problem. */
export type Read<T> = { readonly kind: "read"; readonly value: T };

/** Makes a part that could be read. */
export const read = <T>(value: T): Read<T> => ({ kind: "read", value });
