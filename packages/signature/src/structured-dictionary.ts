import { type Dictionary, parseDictionary, serializeDictionary } from "structured-headers";

/** The longest structured field that is looked at, in characters. */
const LONGEST_FIELD = 8192;

/** Reads an RFC 8941 dictionary; nothing if the text is not one or is longer than 8,192 characters. */
export function readDictionary(text: string): Dictionary | undefined {
  if (text.length > LONGEST_FIELD) return undefined;
  try {
    return parseDictionary(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads an RFC 8941 dictionary that is written in the canonical form of §4.1 and nothing else: so a member
 * or parameter given twice, padding bits and other spellings of the same value are not accepted.
 */
export function readCanonicalDictionary(text: string): Dictionary | undefined {
  const dictionary = readDictionary(text);
  if (dictionary === undefined) return undefined;
  try {
    return serializeDictionary(dictionary) === text ? dictionary : undefined;
  } catch {
    return undefined;
  }
}
