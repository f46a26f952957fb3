import { type WrittenName, writtenSettings } from "@tongban/functions/settings";

/** A context value as CDK has it: JSON from cdk.json, text from `-c name=value`. */
export type Context = (name: string) => unknown;

/** A context value that is not what it must be. */
export class SettingError extends Error {
  constructor(name: string, wanted: string, found: unknown) {
    super(`context ${name} must be ${wanted}, not ${JSON.stringify(found)}`);
    this.name = "SettingError";
  }
}

/** Text, or what holds where there is none. */
export const text = (context: Context, name: string, otherwise: string): string => {
  const found = context(name) ?? otherwise;
  if (typeof found !== "string") throw new SettingError(name, "text", found);
  return found;
};

/** Text that may not be left empty: functions take an empty one for a setting that is missing. */
export const someText = (context: Context, name: string, otherwise: string): string => {
  const found = text(context, name, otherwise);
  if (found.trim() === "") throw new SettingError(name, "some text", found);
  return found;
};

/** One of some choices. */
export const oneOf = <T extends string>(
  context: Context,
  name: string,
  choices: readonly T[],
  otherwise: T,
): T => {
  const found = text(context, name, otherwise);
  const choice = choices.find((each) => each === found);
  if (choice === undefined) throw new SettingError(name, choices.join(" or "), found);
  return choice;
};

/** A whole number, as JSON or as text. */
export const wholeNumber = (name: string, found: unknown, least: number): number => {
  const number = typeof found === "string" && found !== "" ? Number(found) : found;
  if (typeof number !== "number" || !Number.isInteger(number) || number < least)
    throw new SettingError(name, `a whole number of at least ${least}`, found);
  return number;
};

/** Codes, as JSON or as text with commas between. */
export const list = (context: Context, name: string): string[] => {
  const found = context(name) ?? [];
  const items: unknown[] = typeof found === "string" ? found.split(",").filter(Boolean) : [found].flat();
  return items.map((item) => {
    if (typeof item !== "string" || !/^[\w-]+$/.test(item))
      throw new SettingError(name, "a list of codes", found);
    return item;
  });
};

/** An object, as JSON or as its text. */
export const record = (context: Context, name: string): Record<string, unknown> => {
  const found = context(name) ?? {};
  const value = typeof found === "string" ? jsonOf(found) : found;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new SettingError(name, "an object", found);
  return { ...value };
};

const jsonOf = (written: string): unknown => {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
};

/** Addresses that only a broker on one machine reaches. */
const ownAddress = /(?:^|[=\s])(?:http|file):/;

/** Text that is passed on to functions, which read it as it is read here; a deployed function reaches no address but by https. */
export const passedOn = (context: Context, name: string, variable: WrittenName, otherwise = ""): string => {
  const found = text(context, name, otherwise);
  const { wanted, read } = writtenSettings[variable];
  if (read(found) === undefined || ownAddress.test(found)) throw new SettingError(name, wanted, found);
  return found;
};
