import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseOrganisationCode } from "./organisation-code.ts";

const anyBody = fc
  .array(fc.constantFrom(...Array.from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")), {
    minLength: 8,
    maxLength: 8,
  })
  .map((characters) => characters.join(""));
const fitting = (body: string) =>
  Array.from("0123456789X").filter((digit) => parseOrganisationCode(body + digit).ok);

describe("an organisation code", () => {
  it.each(["196720244", "799655058", "71526726X", "MB2C07549", "MA1FW1BXX", "D2143569X"])(
    "%s is read",
    (text) => {
      expect(parseOrganisationCode(text)).toEqual({ ok: true, value: text });
    },
  );

  it.each([
    ["79965505-8", "malformed"],
    ["79965505", "malformed"],
    ["ma1fw1bxx", "malformed"],
    ["79965505A", "malformed"],
    ["799655059", "wrong-check-digit"],
    ["799655058 ", "malformed"],
  ])("%j is refused as %s", (text, reason) => {
    expect(parseOrganisationCode(text)).toEqual({ ok: false, reason });
  });

  it("has exactly one check digit", () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        expect(fitting(body)).toHaveLength(1);
      }),
    );
  });

  it("does not survive the change of any one digit of its number", () => {
    const anyNumber = fc.integer({ min: 0, max: 99_999_999 }).map((n) => String(n).padStart(8, "0"));
    fc.assert(
      fc.property(anyNumber, fc.nat(7), fc.integer({ min: 1, max: 9 }), (body, place, step) => {
        const other = body.slice(0, place) + ((Number(body[place]) + step) % 10) + body.slice(place + 1);
        expect(parseOrganisationCode(other + fitting(body).join("")).ok).toBe(false);
      }),
    );
  });
});
