/** Crockford's base32 in lower case: no i, l, o or u, which are taken for others. */
export const crockfordAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A code in groups of four, to be printed and read aloud: `7K3Q-F9XW`. */
export const groupedByFour = (code: string): string => (code.match(/.{1,4}/g) ?? []).join("-");
