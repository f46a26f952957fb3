import type { CitizenId } from "./citizen-id.ts";

const stars = (count: number): string => "*".repeat(Math.max(0, count));

/** A citizen identity number with its first 3 and last 4 characters left, so without address and birth date: `320***********1234`. */
export const maskCitizenId = (id: CitizenId): string => `${id.slice(0, 3)}${stars(11)}${id.slice(-4)}`;

/** A person's name with its first character left and a star for each other one, `张*`; a name of one character is all star. */
export const maskName = (name: string): string => {
  const [first = "", ...rest] = Array.from(name.trim());
  return rest.length === 0 ? stars(first === "" ? 0 : 1) : `${first}${stars(rest.length)}`;
};

/** A telephone number with its first 3 and last 4 characters left, `138****5678`; one of less than 11 characters keeps its last 2. */
export const maskPhone = (phone: string): string => {
  const kept = phone.trim();
  if (kept.length >= 11) return `${kept.slice(0, 3)}${stars(kept.length - 7)}${kept.slice(-4)}`;
  const tail = kept.length > 4 ? kept.slice(-2) : "";
  return `${stars(kept.length - tail.length)}${tail}`;
};
