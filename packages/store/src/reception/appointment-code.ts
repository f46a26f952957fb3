import { randomBytes } from "node:crypto";

/** Crockford's base32 in lower case: no letter that is read as another one, or as a digit. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** 80 bits: 16 letters. */
const CODE_LETTERS = 16;

/** Makes an appointment's code: unguessable, in four groups to be read aloud. */
export const makeAppointmentCode = (): string => {
  const letters = [...randomBytes(CODE_LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  return letters.replace(/(.{4})(?=.)/g, "$1-");
};
