import { type LocalDate, parseLocalDate } from "../clock/instant.ts";
import { type ImplementationCode, parseImplementationCode } from "./matter-code.ts";
import { type Parsed, rejected } from "./parsed.ts";

/** A case number (办件编号): 43 characters, implementation code 31, date `YYYYMMDD` 8, serial of that day 4. */
export type CaseNumber = string & { readonly __brand: "CaseNumber" };

/** The parts of a case number; the serial runs from 1 to 9999 within a matter and day. */
export type CaseNumberParts = {
  readonly implementationCode: ImplementationCode;
  readonly date: LocalDate;
  readonly serial: number;
};

/** Why a text is no case number. */
export type CaseNumberProblem =
  | "malformed"
  | "wrong-implementation-code"
  | "unreal-date"
  | "serial-out-of-range";

const FORM = /^[0-9A-Z]{18}\d{25}$/;

/** Builds a case number; refuses a serial that is not whole or not within 1 to 9999. */
export const makeCaseNumber = (parts: CaseNumberParts): Parsed<CaseNumber, "serial-out-of-range"> => {
  const { implementationCode, date, serial } = parts;
  if (!Number.isInteger(serial) || serial < 1 || serial > 9999) return rejected("serial-out-of-range");
  const text = `${implementationCode}${date.replaceAll("-", "")}${String(serial).padStart(4, "0")}`;
  return { ok: true, value: text as CaseNumber };
};

const readParts = (text: string): Parsed<CaseNumberParts, CaseNumberProblem> => {
  if (!FORM.test(text)) return rejected("malformed");
  const code = parseImplementationCode(text.slice(0, 31));
  if (!code.ok) return rejected("wrong-implementation-code");
  const date = parseLocalDate(`${text.slice(31, 35)}-${text.slice(35, 37)}-${text.slice(37, 39)}`);
  if (date === undefined) return rejected("unreal-date");
  const serial = Number(text.slice(39));
  if (serial === 0) return rejected("serial-out-of-range");
  return { ok: true, value: { implementationCode: code.value, date, serial } };
};

/** Reads a case number; its implementation code and date must be valid and its serial over 0. */
export const parseCaseNumber = (text: string): Parsed<CaseNumber, CaseNumberProblem> => {
  const parts = readParts(text);
  return parts.ok ? { ok: true, value: text as CaseNumber } : parts;
};
