import type { RecordTarget } from "../registry/record-action.ts";

/** A package as a file has it: with its id, and without what the record says beside it. */
export type PackageFile = { readonly id: string; readonly terms: NonNullable<RecordTarget["package"]> };

/**
 * Reads a package out of a file: a JSON object with its id. What it says otherwise is looked at by the broker, which names
 * each fault; nothing where the file has no such object.
 */
export const packageInFile = (text: string): PackageFile | undefined => {
  try {
    const read: unknown = JSON.parse(text);
    if (!(read instanceof Object) || !("id" in read) || typeof read.id !== "string") return undefined;
    const { id, ...terms } = read;
    return { id, terms: terms as unknown as PackageFile["terms"] };
  } catch {
    return undefined;
  }
};
