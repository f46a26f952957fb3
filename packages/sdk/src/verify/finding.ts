/** What is wrong with a document: which part of it, and how. */
export type Finding = { readonly part: string; readonly fault: string };

/** A document that lacks a part, or has it in another form; checking cannot go on. */
export class Misshapen extends Error {
  override readonly name = "Misshapen";
  readonly part: string;

  constructor(part: string, wanted: string) {
    super(`it should be ${wanted}`);
    this.part = part;
  }
}

/** A JSON object whose members are read by the functions below. */
export type Part = Readonly<Record<string, unknown>>;

/** Reads an object. */
export const partIn = (of: Part, name: string, path: string = name): Part => {
  const value = of[name];
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Misshapen(path, "an object");
  return value as Part;
};

/** Reads a list of objects. */
export const listIn = (of: Part, name: string, path: string = name): readonly Part[] => {
  const value = of[name];
  if (!Array.isArray(value)) throw new Misshapen(path, "a list");
  return value.map((_, index) => partIn(value as unknown as Part, `${index}`, `${path} ${index + 1}`));
};

/** Reads a list of texts. */
export const textsIn = (of: Part, name: string, path: string = name): readonly string[] => {
  const value = of[name];
  if (!Array.isArray(value)) throw new Misshapen(path, "a list");
  return value.map((_, index) => textIn(value as unknown as Part, `${index}`, `${path} ${index + 1}`));
};

/** Reads a text. */
export const textIn = (of: Part, name: string, path: string = name): string => {
  const value = of[name];
  if (typeof value !== "string") throw new Misshapen(path, "a text");
  return value;
};

/** Reads a whole number that is not negative. */
export const countIn = (of: Part, name: string, path: string = name): number => {
  const value = of[name];
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw new Misshapen(path, "a whole number");
  return value;
};
