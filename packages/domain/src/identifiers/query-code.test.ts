import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  groupedQueryCode,
  parseQueryCode,
  QUERY_CODE_ALPHABET,
  QUERY_CODE_LENGTH,
  withCheckCharacter,
} from "./query-code.ts";

const character = fc.constantFrom(...QUERY_CODE_ALPHABET);
const body = fc.string({ unit: character, minLength: QUERY_CODE_LENGTH, maxLength: QUERY_CODE_LENGTH });

describe("a query code", () => {
  it("is read back from how it is printed, however it is typed", () => {
    fc.assert(
      fc.property(body, (text) => {
        const code = withCheckCharacter(text);
        const printed = groupedQueryCode(code);
        expect(printed).toMatch(/^(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
        const typed = printed.toLowerCase().replaceAll("1", "l").replaceAll("0", "o").replaceAll("-", " ");
        expect(parseQueryCode(typed)).toEqual({ ok: true, value: code });
      }),
    );
  });

  it("is refused where any one character is another one", () => {
    fc.assert(
      fc.property(body, fc.nat(QUERY_CODE_LENGTH), character, (text, at, other) => {
        const code = withCheckCharacter(text);
        fc.pre(code[at] !== other);
        const wrong = code.slice(0, at) + other + code.slice(at + 1);
        expect(parseQueryCode(wrong)).toEqual({ ok: false, reason: "wrong-check-character" });
      }),
    );
  });

  it.each(["", "ABCD", "7K3Q-F9XW-2M4T-R8BH-N5Y", "UUUU-UUUU-UUUU-UUUU-UUUU", "7K3Q/F9XW/2M4T/R8BH/N5YC"])(
    "is not %j",
    (text) => expect(parseQueryCode(text)).toEqual({ ok: false, reason: "malformed" }),
  );
});
