import { type Instant, type LocalDate, parseInstant, parseLocalDate } from "./instant.ts";

/** The date of a literal `YYYY-MM-DD` in code or tests; throws a RangeError if it is none, so never for input. */
export const dateLiteral = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (date === undefined) throw new RangeError(`${text} is not a date`);
  return date;
};

/** The instant of a literal `YYYY-MM-DDTHH:mm:ss.sssZ` in code or tests; throws a RangeError if it is none, so never for input. */
export const instantLiteral = (text: string): Instant => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new RangeError(`${text} is not an instant`);
  return instant;
};
